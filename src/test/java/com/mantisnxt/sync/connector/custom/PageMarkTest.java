package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A page that is read again may no longer hold what it held. */
class PageMarkTest {

    @Test
    void whatWasDeliveredIsPassedOverOnce() {
        PageMark mark = new PageMark(0, null);
        assertThat(delivered(mark, 1, 2, 3)).containsExactly(1, 2, 3);
        mark.again();
        assertThat(delivered(mark, 1, 2, 3, 4)).containsExactly(4);
        mark.turn();
        assertThat(delivered(mark, 5)).containsExactly(5);
        assertThat(mark.hasMoved()).isFalse();
    }

    @Test
    void aSecondBreakBeforeThatPlaceChangesNothing() {
        PageMark mark = new PageMark(0, null);
        delivered(mark, 1, 2, 3);
        mark.again();
        assertThat(delivered(mark, 1)).isEmpty();
        mark.again();
        assertThat(delivered(mark, 1, 2, 3, 4)).containsExactly(4);
        assertThat(mark.hasMoved()).isFalse();
    }

    @Test
    void whereARecordIsGoneOthersHaveMovedAndItIsNoticed() {
        PageMark mark = new PageMark(0, null);
        delivered(mark, 1, 2, 3);
        mark.again();
        delivered(mark, 2, 3, 4, 5);
        assertThat(mark.hasMoved()).isTrue();
    }

    @Test
    void soItIsByAnotherWalk() {
        PageMark before = new PageMark(0, null);
        delivered(before, 1, 2, 3);
        PageMark same = new PageMark(before.rows(), before.ids());
        delivered(same, 1, 2, 3, 4);
        assertThat(same.hasMoved()).isFalse();
        PageMark moved = new PageMark(before.rows(), before.ids());
        delivered(moved, 1, 3, 4);
        assertThat(moved.hasMoved()).isTrue();
    }

    @Test
    void aPageThatHasBecomeShorterDoesNotSkipRecordsOfTheNext() {
        PageMark mark = new PageMark(3, null);
        assertThat(delivered(mark, 1, 2)).isEmpty();
        mark.turn();
        assertThat(mark.hasMoved()).isTrue();
        assertThat(delivered(mark, 4)).containsExactly(4);
    }

    private static int[] delivered(PageMark mark, int... ids) {
        return IntStream.of(ids)
                .filter(id -> !mark.passesOver(JsonNodeFactory.instance.numberNode(id)))
                .toArray();
    }
}
