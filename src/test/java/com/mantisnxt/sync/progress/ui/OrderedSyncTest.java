package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sync that stands for a preview which its service is to apply. */
class OrderedSyncTest {

    private final Evidence evidence = new Evidence(
            (key, parameters) -> key + " " + String.join(" ", (String) parameters[0]),
            ZoneOffset.UTC,
            () -> SomeSync.NOON);

    @Test
    void anOrderThatNobodyFetchedSaysSo() {
        LiveSync waits = ordered(SyncState.QUEUED, null);
        assertThat(evidence.of(waits)).isEqualTo("live.evidence.approved Ann");
        assertThat(RowFields.state(waits)).isEqualTo("queued");
    }

    @Test
    void aFetchedOneSaysThatItsServiceHasIt() {
        LiveSync runs = ordered(SyncState.RUNNING, SomeSync.NOON);
        assertThat(evidence.of(runs)).isEqualTo("live.evidence.approved-delivered Ann");
        assertThat(RowFields.state(runs)).isEqualTo("running");
    }

    private static LiveSync ordered(SyncState state, @Nullable Instant delivered) {
        var command = new OpenCommand(
                UUID.randomUUID(), "apply-1", CommandKind.APPLY, null, "Ann", SomeSync.NOON, delivered, "{}");
        return new LiveSync(SomeSync.in(state, "apply-1").sync(), state, command);
    }
}
