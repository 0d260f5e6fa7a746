package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.progress.AttemptEnd;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncAttempt;
import com.mantisnxt.sync.progress.SyncAttempts;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A run is in its next try after a wait, a take-over and a fault; not after a pause, and not by being slow. */
@ConsoleTest
@Import(MadeUpSources.class)
class AttemptsOfRunsTest {

    private static final SourceFault AWAY = new SourceFault(SourceFault.Kind.AWAY, "The shop answered 502.");
    private static final SourceFault THROTTLED = new SourceFault(SourceFault.Kind.THROTTLED, "Too many requests.");

    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private String sync;

    @Test
    void oneThatGoesThroughIsInItsFirst() {
        begin(new RecordsOfATest().products(2_500, "1").inPagesOf(500));
        assertThat(tries()).hasSize(1);
        SyncAttempt only = tries().getFirst();
        assertThat(only.number()).isEqualTo(1);
        assertThat(only.worker()).isEqualTo(ManagementFactory.getRuntimeMXBean().getName());
        assertThat(only.ended()).as("it ends with the sync").isNull();
        assertThat(snapshot().worker().attempt()).isEqualTo(1);
    }

    @Test
    void afterAWaitItIsInItsNextAndTheBoardKnowsWhy() {
        begin(new RecordsOfATest()
                .products(3_000, "1")
                .withCursors()
                .failingAt(0, AWAY)
                .failingAt(2_000, THROTTLED));
        assertThat(tries()).hasSize(1);
        assertThat(tries().getFirst().end()).isEqualTo(AttemptEnd.FAULT);
        assertThat(tries().getFirst().reason()).isEqualTo("The shop answered 502.");
        itIsLater();
        shop.work();
        assertThat(snapshot().worker().attempt()).isEqualTo(2);
        itIsLater();
        shop.work();
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(3, 2, 1);
        assertThat(tries()).extracting(SyncAttempt::end).containsExactly(null, AttemptEnd.THROTTLED, AttemptEnd.FAULT);
        var onBoard = shop.as(() -> context.getBean(Syncs.class).asOnBoard(snapshot()));
        assertThat(onBoard.tried()).isEqualTo(tries().get(1));
    }

    /** As each look at a shop's bulk operation that is under way. */
    @Test
    void whatIsNotReadyYetIsLookedAtWithinTheSameTry() {
        SourceFault notYet = SourceFault.notYet(
                "The shop prepares its records.", Instant.now().plusSeconds(60));
        begin(new RecordsOfATest().products(3_000, "1").withCursors().failingAt(1_000, notYet, notYet, notYet));
        assertThat(snapshot().worker().state()).isEqualTo("throttled");
        for (int i = 0; i < 3; i++) {
            itIsLater();
            shop.work();
        }
        assertThat(snapshot().isActive()).isFalse();
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(1);
    }

    @Test
    void aPauseIsNoOtherTry() {
        begin(new RecordsOfATest().products(10, "1"), CommandKind.PAUSE);
        assertThat(snapshot().times().paused()).isNotNull();
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, CommandKind.RESUME, null));
        shop.work();
        assertThat(snapshot().isActive()).isFalse();
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(1);
    }

    @Test
    void whoTakesItOverIsInTheNext() {
        shop = Shop.with(context, new RecordsOfATest().products(10, "1"));
        sync = shop.plan(shop.request()).computeSync();
        RunKey key = key();
        ReadBatch reading = context.getBean(ReadBatch.class);
        HeldRun dead = inTransaction(
                () -> context.getBean(Runs.class).take(key, "dead").orElseThrow());
        inTransaction(() -> reading.begin(dead));
        try (Session session = shop.session()) {
            session.run("update sync_console.run set lease_until = now() - interval '1 second'");
        }
        shop.work();
        assertThat(tries()).extracting(SyncAttempt::number).containsExactly(2, 1);
        assertThat(tries().getLast().end()).isEqualTo(AttemptEnd.TAKEN_OVER);
    }

    @Test
    void afterAFaultOfOurOwnItIsInTheNextAndItsInsidesStayInTheLog() {
        AtomicBoolean broken = new AtomicBoolean(true);
        shop = Shop.with(context, new RecordsOfATest().products(10, "1").beforeEachPage(() -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("insides");
                    }
                }));
        sync = shop.plan(shop.request()).computeSync();
        shop.work();
        assertThat(tries().getFirst().end()).isEqualTo(AttemptEnd.FAULT);
        assertThat(tries().getFirst().reason()).doesNotContain("insides");
        shop.work();
        assertThat(snapshot().isActive()).isFalse();
        assertThat(snapshot().worker().attempt()).isEqualTo(2);
    }

    private void begin(RecordsOfATest source, CommandKind... asked) {
        shop = Shop.with(context, source);
        var patient = new SyncSetting(true, null, false, Duration.ofHours(24), null, 8, null, null);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, patient);
            return true;
        });
        sync = shop.as(() -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, true));
        for (CommandKind kind : asked) {
            shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, null));
        }
        shop.work();
    }

    private void itIsLater() {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where throttled_until is not null");
        }
    }

    private RunKey key() {
        try (Session session = shop.session()) {
            return new RunKey(shop.caller.org(), session.value(UUID.class, "select id from sync_console.run"));
        }
    }

    private List<SyncAttempt> tries() {
        return shop.as(() -> context.getBean(SyncAttempts.class).of(snapshot().id()));
    }

    private SyncSnapshot snapshot() {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return shop.as(() -> context.getBean(TransactionTemplate.class).execute(status -> work.get()));
    }
}
