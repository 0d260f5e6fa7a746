package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a hint leads to a sync: never too often, and not where the schedule rests. */
class HintRhythmTest extends HintedSyncsFixture {

    @Test
    void betweenTwoSyncsIsAPauseAndWhatIsHintedMeanwhileIsNotForgotten() {
        hint();
        look();
        shop.work();
        hint();
        forgetLooks();
        Instant before = databaseNow();
        look();
        assertThat(runs()).isEqualTo(1);
        assertThat(looks())
                .singleElement()
                .satisfies(next -> assertThat(next).isBetween(before.plusSeconds(15), before.plusSeconds(40)));
        minutesLater(1);
        look();
        assertThat(runs()).isEqualTo(2);
    }

    /** A shop that takes a minute to be read is not read more often than every four. */
    @Test
    void whatTakesLongIsReadSeldom() {
        hint();
        look();
        shop.work();
        try (Session session = shop.session()) {
            session.run("update sync_console.run set created_at = ended_at - interval '60 seconds'");
        }
        hint();
        minutesLater(3);
        look();
        assertThat(runs()).isEqualTo(1);
        minutesLater(2);
        look();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void whatPeopleDecideOnIsComputedAtMostEveryHour() {
        set(SyncSetting.USUAL);
        hint();
        look();
        shop.work();
        assertThat(shop.records()).isEmpty();
        assertThat(previews()).isEqualTo(1);
        hint();
        minutesLater(55);
        look();
        assertThat(previews()).isEqualTo(1);
        minutesLater(6);
        look();
        assertThat(previews()).isEqualTo(2);
    }

    @Test
    void whereTheScheduleRestsHintsDoToo() {
        set(new SyncSetting(
                true, new Rhythm.Every(Duration.ofHours(1)), true, Duration.ofHours(24), null, null, null, null));
        hint();
        look();
        assertThat(runs()).isZero();
    }

    @Test
    void theScheduleGoesOnAsItWas() {
        set(SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofHours(1))));
        Instant next = context.getBean(DueQueue.class).next(key).orElseThrow();
        hint();
        look();
        assertThat(runs()).isEqualTo(1);
        assertThat(context.getBean(DueQueue.class).next(key)).contains(next);
    }
}
