package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tries of a service's sync, as its heartbeats count them. */
@ConsoleTest
class SyncAttemptsTest {

    private final SyncReports reports;
    private final SyncAttempts attempts;
    private final Syncs syncs;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();

    @Autowired
    SyncAttemptsTest(SyncReports reports, SyncAttempts attempts, Syncs syncs, CurrentCaller currentCaller) {
        this.reports = reports;
        this.attempts = attempts;
        this.syncs = syncs;
        this.currentCaller = currentCaller;
    }

    @BeforeEach
    void aSyncRuns() {
        currentCaller.callAs(
                caller,
                () -> reports.start(new StartReport("a", null, EntityType.ORDER, "shopify", 100, Map.of(), null)));
    }

    @Test
    void aServiceThatCountsNoneHasNone() {
        beat(WorkerState.RETRYING, "Shopify answered 502", null);
        assertThat(tries()).isEmpty();
        assertThat(onBoard().tried()).isNull();
    }

    @Test
    void theNextTryEndsTheOneBeforeAndSaysWhy() {
        beat(WorkerState.RUNNING, null, 1);
        beat(WorkerState.RETRYING, "Shopify answered 502", 2);
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(2, 1);
        SyncAttempt first = tries().getLast();
        assertThat(first.end()).isEqualTo(AttemptEnd.FAULT);
        assertThat(first.reason()).isEqualTo("Shopify answered 502");
        assertThat(first.worker()).isEqualTo("Test User");
        assertThat(first.ended()).isAfterOrEqualTo(first.began());
        assertThat(tries().getFirst().ended()).isNull();
        assertThat(onBoard().tried()).isEqualTo(first);
    }

    @Test
    void whatAServiceSaidBeforeItGoesOnIsWhyItStopped() {
        beat(WorkerState.RUNNING, null, 1);
        beat(WorkerState.THROTTLED, "429 from the shop", 1);
        beat(WorkerState.RUNNING, null, 2);
        assertThat(tries().getLast().end()).isEqualTo(AttemptEnd.THROTTLED);
        assertThat(tries().getLast().reason()).isEqualTo("429 from the shop");
    }

    @Test
    void whyOneTryEndedIsNotSaidOfTheNext() {
        beat(WorkerState.RUNNING, null, 1);
        beat(WorkerState.RETRYING, "Shopify answered 502", 2);
        beat(WorkerState.RUNNING, null, 3);
        assertThat(tries()).extracting(SyncAttempt::reason).containsExactly(null, null, "Shopify answered 502");
    }

    @Test
    void oneThatSpeaksOfItsSecondTryFirstHadOneBefore() {
        beat(WorkerState.RUNNING, null, 2);
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(2, 1);
        SyncAttempt first = tries().getLast();
        assertThat(first.end()).as("nothing was said of it").isNull();
        assertThat(first.began()).isEqualTo(onBoard().sync().times().started());
    }

    @Test
    void theSameTryIsKeptOnce() {
        beat(WorkerState.RUNNING, null, 1);
        beat(WorkerState.RUNNING, null, 1);
        assertThat(tries()).hasSize(1);
    }

    @Test
    void oneThatCountsFromOneAgainBeginsAnew() {
        beat(WorkerState.RUNNING, null, 3);
        beat(WorkerState.RUNNING, null, 1);
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(1);
        assertThat(tries().getFirst().ended()).isNull();
    }

    @Test
    void ofVeryManyTheLatestAreKept() {
        for (int i = 1; i <= 130; i++) {
            beat(WorkerState.RETRYING, "again", i);
        }
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            assertThat(session.count("select count(*) from sync_console.sync_attempt"))
                    .isEqualTo(100);
        }
        assertThat(tries()).hasSize(50).first().extracting(SyncAttempt::number).isEqualTo(130);
    }

    @Test
    void anotherOrganisationSeesNone() {
        beat(WorkerState.RUNNING, null, 1);
        UUID id = onBoard().sync().id();
        assertThat(currentCaller.callAs(Organisations.anybody(), () -> attempts.of(id)))
                .isEmpty();
    }

    private void beat(WorkerState state, @Nullable String reason, @Nullable Integer attempt) {
        currentCaller.runAs(
                caller, () -> reports.heartbeat("a", new HeartbeatReport(state, reason, null, null, attempt)));
    }

    private List<SyncAttempt> tries() {
        UUID id = onBoard().sync().id();
        return currentCaller.callAs(caller, () -> attempts.of(id));
    }

    private LiveSync onBoard() {
        return currentCaller.callAs(caller, () -> syncs.asOnBoard(syncs.get("a")));
    }
}
