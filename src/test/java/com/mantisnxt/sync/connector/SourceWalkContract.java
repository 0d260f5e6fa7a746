package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every walk must do: deliver all, once, and tell what it did not see. */
public abstract class SourceWalkContract extends SourceStage {

    @Test
    void deliversEveryRecordOnceInTheOrderOfTheSystem() {
        has(1234);
        assertThat(ids(standIn.uri("/"))).isEqualTo(shelf.ids());
    }

    @Test
    void anotherWalkGoesOnWhereOneStood() {
        has(1234);
        List<String> ids = new ArrayList<>();
        Optional<String> cursor;
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            walk.next().forEach(record -> ids.add(record.externalId()));
            cursor = walk.cursor();
        }
        assertThat(cursor.isPresent()).isEqualTo(canBeEntered());
        while (cursor.isPresent()) {
            try (SourceWalk walk = source(standIn.uri("/")).resume(EntityType.PRODUCT, cursor.get())) {
                walk.next().forEach(record -> ids.add(record.externalId()));
                assertThat(walk.announced().orElse(1234)).isEqualTo(1234);
                cursor = walk.cursor();
            }
        }
        if (canBeEntered()) {
            assertThat(ids).isEqualTo(shelf.ids());
        }
    }

    @Test
    void aFaultInTheMiddleLosesNothingAndRepeatsNothing() {
        has(1234);
        failing.addAll(Set.of(2, 3, 6, 9, 13));
        List<String> ids = new ArrayList<>();
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            boolean more = true;
            while (more) {
                try {
                    List<SourceRecord> page = walk.next();
                    page.forEach(record -> ids.add(record.externalId()));
                    more = !page.isEmpty();
                } catch (SourceFault passing) {
                    assertThat(passing.kind().isPassing()).isTrue();
                }
            }
        }
        assertThat(ids).isEqualTo(shelf.ids());
    }

    @Test
    void anEmptySystemIsNoFault() {
        has(0);
        assertThat(ids(standIn.uri("/"))).isEmpty();
    }

    @Test
    void tellsWhatWasAnnounced() {
        shelf = new Shelf(List.of(id(1), id(2)), 7);
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            drain(walk);
            assertThat(walk.announced().isPresent()).isEqualTo(announces());
            assertThat(walk.announced().orElse(7)).isEqualTo(7);
        }
    }

    @Test
    void deliversTwiceWhatComesTwiceAndKeepsTheAnnouncedTotal() {
        List<String> unstable =
                unstable(IntStream.range(2, 602).mapToObj(i -> id(i / 2)).toList());
        has(unstable);
        assertThat(ids(standIn.uri("/"))).isEqualTo(unstable);
    }

    @Test
    void whatHasNoIdIsCountedAndNamed() {
        has(List.of(id(1), "", id(3), "  "));
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            assertThat(drain(walk)).containsExactly(id(1), id(3));
            assertThat(walk.unseen()).singleElement().asString().contains("2 records have no id");
        }
    }

    @Test
    void everythingSeenMeansNothingUnseen() {
        has(20);
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            drain(walk);
            assertThat(walk.unseen()).isEmpty();
        }
    }
}
