package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word for a state and the words of its evidence, where an operator has asked for something or nobody answers. */
class EvidenceTest {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n.translations");

    private final Evidence evidence = new Evidence(
            (key, parameters) -> MessageFormat.format(TEXTS.getString(key), parameters),
            ZoneOffset.UTC,
            () -> SomeSync.NOON);

    @ParameterizedTest(name = "{0} of a sync that is {1}: {2}")
    @CsvSource({
        "PAUSE, RUNNING, pausing",
        "PAUSE, THROTTLED, pausing",
        "RESUME, PAUSED, resuming",
        "CANCEL, SLOW, cancelling",
        "CANCEL, QUEUED, cancelling",
        // the dead obey nobody
        "PAUSE, STALLED, stalled",
        "CANCEL, STALLED, stalled",
        "APPLY, STALLED, stalled",
        "APPLY, RUNNING, running",
        // it ended meanwhile
        "CANCEL, DONE, done"
    })
    void whatIsAskedIsTheStateWhileAnAnswerMayCome(CommandKind kind, SyncState state, String word) {
        assertThat(RowFields.state(asked(state, kind, null, false))).isEqualTo(word);
    }

    @Test
    void afterItsTimeTheStateIsAgainWhatItIs() {
        assertThat(RowFields.state(asked(SyncState.RUNNING, CommandKind.CANCEL, SomeSync.NOON, true)))
                .isEqualTo("running");
        assertThat(RowFields.state(asked(SyncState.PAUSED, CommandKind.RESUME, null, true)))
                .isEqualTo("paused");
    }

    @Test
    void whatIsAskedHasItsTime() {
        assertThat(evidence.of(asked(SyncState.RUNNING, CommandKind.CANCEL, null, false)))
                .isEqualTo("cancel asked by Ann at 12:00:00; its service has not fetched it yet"
                        + " and has until 12:00:10 to acknowledge");
        assertThat(evidence.of(asked(SyncState.RUNNING, CommandKind.CANCEL, SomeSync.NOON, false)))
                .isEqualTo("cancel asked by Ann at 12:00:00; its service has it and until 12:00:10 to acknowledge");
        assertThat(evidence.of(asked(SyncState.RUNNING, CommandKind.PAUSE, null, true)))
                .isEqualTo("pause asked by Ann at 12:00:00; its service had until 12:00:10 and has not fetched it");
        assertThat(evidence.of(asked(SyncState.PAUSED, CommandKind.RESUME, SomeSync.NOON, true)))
                .isEqualTo("resume asked by Ann at 12:00:00; its service has it, had until 12:00:10"
                        + " and has not acknowledged");
    }

    @Test
    void aTimeOfAnotherDayHasItsDay() {
        assertThat(evidence.time(SomeSync.NOON.plusSeconds(11 * 3600))).isEqualTo("23:00:00");
        assertThat(evidence.time(SomeSync.NOON.plusSeconds(12 * 3600))).isEqualTo("2026-06-02 00:00:00");
        assertThat(evidence.time(Instant.parse("2030-01-01T12:00:00Z"))).isEqualTo("2030-01-01 12:00:00");
    }

    @Test
    void aDeadSyncTellsItsSilenceBesideWhatIsAsked() {
        LiveSync dead = asked(SyncState.STALLED, CommandKind.CANCEL, null, true);
        assertThat(evidence.of(dead))
                .isEqualTo("last heard 12:00:00, last item 11:58:00 · cancel asked by Ann at 12:00:00;"
                        + " its service had until 12:00:10 and has not fetched it");
        assertThat(evidence.inFull(dead)).startsWith(evidence.of(dead)).endsWith(" · it last said: answered 429");
    }

    @Test
    void anOldReasonIsNoReasonForSilence() {
        LiveSync dead = new LiveSync(saying("answered 429"), SyncState.STALLED, null);
        assertThat(evidence.of(dead)).as("the browser says for how long").isNull();
        assertThat(evidence.inFull(dead))
                .isEqualTo("last heard 12:00:00, last item 11:58:00 · it last said: answered 429");
        assertThat(evidence.of(new LiveSync(saying("answered 429"), SyncState.RUNNING, null)))
                .isEqualTo("answered 429");
    }

    /** Else the words around it change places with it. */
    @Test
    void whatRunsTheOtherWayKeepsItsDirectionToItself() {
        LiveSync dead = new LiveSync(saying("עסוק (429)"), SyncState.STALLED, null);
        assertThat(evidence.inFull(dead))
                .isEqualTo("last heard 12:00:00, last item 11:58:00 · it last said: \u2068עסוק (429)\u2069");
        assertThat(evidence.of(new LiveSync(saying("עסוק (429)"), SyncState.RUNNING, null)))
                .as("alone it has nothing to keep apart from")
                .isEqualTo("עסוק (429)");
    }

    @Test
    void aLongReasonIsNotCutWithinASign() {
        String reason = "a".repeat(159) + "🔥🔥";
        assertThat(evidence.of(new LiveSync(saying(reason), SyncState.RUNNING, null)))
                .isEqualTo("a".repeat(159) + "…");
    }

    @Test
    void otherStatesSayTheSameWithMoreRoom() {
        for (SyncState state : SyncState.values()) {
            LiveSync live = new LiveSync(saying("answered 429"), state, null);
            if (state != SyncState.STALLED) {
                assertThat(evidence.inFull(live)).isEqualTo(evidence.of(live));
            }
        }
    }

    private static LiveSync asked(SyncState state, CommandKind kind, @Nullable Instant delivered, boolean overdue) {
        var command = new OpenCommand(UUID.randomUUID(), "orders", kind, null, "Ann", SomeSync.NOON, delivered, null);
        var deadline = kind == CommandKind.APPLY ? null : new LiveSync.Deadline(SomeSync.NOON.plusSeconds(10), overdue);
        return new LiveSync(saying("answered 429"), state, command, deadline, null);
    }

    private static SyncSnapshot saying(String reason) {
        SyncSnapshot some = SomeSync.in(SyncState.RUNNING, "orders").sync();
        var times = some.times();
        return new SyncSnapshot(
                some.id(),
                some.syncId(),
                some.jobId(),
                some.entity(),
                some.sourceSystem(),
                some.status(),
                some.counts(),
                some.pace(),
                new SyncSnapshot.Times(
                        times.started(),
                        times.updated(),
                        null,
                        SomeSync.NOON,
                        SomeSync.NOON.minusSeconds(120),
                        null,
                        times.elapsedSeconds()),
                new SyncSnapshot.Worker("throttled", reason, null, null, null, null),
                some.ending(),
                some.startedBy(),
                some.initiatedBy(),
                some.revision());
    }
}
