package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.AttemptEnd;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncAttempt;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which try a sync is, as its row and its drawer say it. */
class AttemptWordsTest {

    private final Evidence evidence =
            new Evidence((key, parameters) -> key + Arrays.toString(parameters), ZoneOffset.UTC, () -> SomeSync.NOON);

    @Test
    void theFirstTryIsNotWorthAWord() {
        assertThat(evidence.tried(inTry(1, SomeSync.NOON, null))).isNull();
    }

    @Test
    void theNextSaysWhatBecameOfTheOneBefore() {
        assertThat(evidence.tried(inTry(3, SomeSync.NOON, ended("Shopify answered 502"))))
                .isEqualTo("live.evidence.attempt.after[3, 2, 12:00:00, Shopify answered 502]");
        assertThat(evidence.tried(inTry(3, SomeSync.NOON, ended(null))))
                .isEqualTo("live.evidence.attempt.after[3, 2, 12:00:00, live.attempt.taken_over[]]");
    }

    @Test
    void itStandsInTheRowUntilAnItemHasCome() {
        LiveSync stuck = inTry(2, SomeSync.NOON.minusSeconds(5), ended("Shopify answered 502"));
        assertThat(evidence.of(stuck)).startsWith("live.evidence.attempt.after");
        LiveSync moves = inTry(2, SomeSync.NOON.plusSeconds(5), ended("Shopify answered 502"));
        assertThat(evidence.of(moves)).isNull();
        assertThat(evidence.tried(moves)).as("the drawer keeps it").isNotNull();
    }

    @Test
    void aRetryThatWasAskedForIsSaidOfAnEndedSyncToo() {
        var asked = new OpenCommand(
                UUID.randomUUID(), "a", CommandKind.RETRY_FAILED, null, "Ann", SomeSync.NOON, null, null);
        LiveSync ended = new LiveSync(SomeSync.in(SyncState.ERRORS, "a").sync(), SyncState.ERRORS, asked);
        assertThat(evidence.of(ended)).isEqualTo("live.evidence.retry[Ann, 12:00:00]");
        assertThat(RowFields.state(ended)).isEqualTo("errors");
    }

    private static SyncAttempt ended(@Nullable String reason) {
        return new SyncAttempt(2, "1@a", SomeSync.NOON.minusSeconds(60), SomeSync.NOON, AttemptEnd.TAKEN_OVER, reason);
    }

    private static LiveSync inTry(int number, Instant lastItem, @Nullable SyncAttempt before) {
        SyncSnapshot some = SomeSync.in(SyncState.RUNNING, "a").sync();
        SyncSnapshot.Times times = some.times();
        var sync = new SyncSnapshot(
                some.id(),
                some.syncId(),
                null,
                some.entity(),
                some.sourceSystem(),
                some.status(),
                some.counts(),
                some.pace(),
                new SyncSnapshot.Times(times.started(), times.updated(), null, times.heartbeat(), lastItem, null, 60),
                new SyncSnapshot.Worker(null, null, null, null, number, null),
                some.ending(),
                null,
                null,
                1);
        return new LiveSync(sync, SyncState.RUNNING, null, null, before);
    }
}
