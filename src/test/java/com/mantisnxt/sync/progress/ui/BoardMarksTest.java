package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoardMarksTest {

    private final List<UUID> rows = Stream.generate(UUID::randomUUID).limit(6).toList();
    private final BoardMarks marks = new BoardMarks();

    @Test
    void oneIsMarkedAndUnmarked() {
        marks.turn(rows.get(2), rows);
        assertThat(marks.isPicking()).isTrue();
        assertThat(marked()).containsExactly(2);
        marks.turn(rows.get(2), rows);
        assertThat(marked()).isEmpty();
        assertThat(marks.isPicking()).as("one may want another").isTrue();
    }

    @Test
    void aRangeReachesFromTheLastMarkedRowEitherWay() {
        marks.turn(rows.get(3), rows);
        marks.extend(rows.get(1), rows);
        assertThat(marked()).containsExactly(1, 2, 3);
        marks.extend(rows.get(2), rows);
        assertThat(marked()).containsExactly(1, 2, 3);
    }

    @Test
    void aRangeWithoutABeginningIsTheRowItself() {
        marks.extend(rows.get(4), rows);
        assertThat(marked()).containsExactly(4);
    }

    @Test
    void aRangeFromARowThatIsGoneIsTheRowItself() {
        marks.turn(UUID.randomUUID(), rows);
        marks.extend(rows.get(4), rows);
        assertThat(marked()).containsExactly(4);
    }

    @Test
    void allMeansWhateverMatchesUntilOneIsTakenOut() {
        marks.all();
        assertThat(marked()).hasSize(6);
        assertThat(marks.has(UUID.randomUUID())).as("one that comes later").isTrue();
        marks.turn(rows.get(0), rows);
        assertThat(marked()).containsExactly(1, 2, 3, 4, 5);
        assertThat(marks.has(UUID.randomUUID())).isFalse();
    }

    @Test
    void theEndForgetsAll() {
        marks.all();
        marks.end();
        assertThat(marked()).isEmpty();
        assertThat(marks.isPicking()).isFalse();
    }

    private List<Integer> marked() {
        return rows.stream().filter(marks::has).map(rows::indexOf).toList();
    }
}
