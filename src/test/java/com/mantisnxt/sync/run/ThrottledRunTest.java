package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.DeadSync;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TargetOfATest;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A target that takes no more for now: the run waits until told, says so, and hears operators meanwhile. */
@ConsoleTest
@Import({MadeUpSources.class, TargetOfATest.class})
class ThrottledRunTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TargetOfATest target;

    @Autowired
    private RunWorker worker;

    private Shop shop;
    private UUID preview;

    @BeforeEach
    void fiveOfTenChangesAreTaken() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(10, "2"));
        preview = shop.compute();
        shop.approve(preview);
        target.answers(shop.connection, ThrottledRunTest::fromTheSixthOn);
        shop.work();
    }

    @Test
    void theBoardSaysSoAndUntilWhen() {
        assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
        assertThat(sync().worker().state()).isEqualTo("throttled");
        assertThat(sync().worker().until()).isEqualTo(LATER);
        assertThat(sync().worker().reason()).isNotBlank();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 5, 0, 0, 0));
        assertThat(sync().counts().processed()).isEqualTo(5);
    }

    @Test
    void theTargetIsLeftAloneUntilThen() {
        target.answers(shop.connection, change -> Optional.empty());
        Optional<Instant> again = look();
        assertThat(again).isPresent();
        assertThat(again.get())
                .as("it looks for operators")
                .isBefore(Instant.now().plusSeconds(10));
        assertThat(target.asked(shop.connection)).isEmpty();
        assertThat(sync().worker().state()).isEqualTo("throttled");
        assertThat(sync().worker().until()).isEqualTo(LATER);
    }

    @Test
    void thenItGoesOnWhereItWas() {
        target.answers(shop.connection, change -> Optional.empty());
        itIsLater();
        shop.work();
        assertThat(target.asked(shop.connection))
                .containsExactly("p-000005", "p-000006", "p-000007", "p-000008", "p-000009");
        assertThat(shop.result(preview).applied()).isEqualTo(10);
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    @Test
    void aTargetThatThrottlesAgainIsWaitedForAgain() {
        itIsLater();
        shop.work();
        assertThat(sync().worker().state()).isEqualTo("throttled");
        assertThat(shop.result(preview).open()).isEqualTo(5);
    }

    @Test
    void aTargetWhoseTimeIsOverIsNotAskedWithoutEnd() {
        target.answers(shop.connection, change -> Optional.of(new ItemOutcome.Throttled(Instant.EPOCH)));
        itIsLater();
        assertThat(look()).hasValueSatisfying(again -> assertThat(again).isAfter(Instant.now()));
        assertThat(target.asked(shop.connection)).hasSize(5);
    }

    @Test
    void whatWasAppliedAfterTheThrottledIsDoneAndWhatWasRejectedIsTriedAgain() {
        itIsLater();
        target.answers(shop.connection, change -> switch (change.externalId()) {
            case "p-000006" -> Optional.of(new ItemOutcome.Throttled(LATER));
            case "p-000008" -> Optional.of(new ItemOutcome.Rejected("no", "No."));
            default -> Optional.empty();
        });
        shop.work();
        assertThat(shop.result(preview)).isEqualTo(new PlanResults.Result(10, 8, 0, 0, 0));
        target.answers(shop.connection, change -> Optional.empty());
        itIsLater();
        shop.work();
        assertThat(target.asked(shop.connection)).containsExactly("p-000006", "p-000008");
        assertThat(shop.result(preview).applied()).isEqualTo(10);
        assertThat(sync().counts().processed()).isEqualTo(10);
    }

    @Test
    void itIsPausedMeanwhileAndResumedIntoTheWait() {
        ask(CommandKind.PAUSE);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.PAUSED);
        ask(CommandKind.RESUME);
        shop.work();
        assertThat(sync().worker().state()).isEqualTo("throttled");
        assertThat(sync().worker().until()).isEqualTo(LATER);
        ask(CommandKind.PAUSE);
        shop.work();
        itIsLater();
        shop.work();
        assertThat(sync().status()).as("paused is paused").isEqualTo(SyncStatus.PAUSED);
        target.answers(shop.connection, change -> Optional.empty());
        ask(CommandKind.RESUME);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void itIsCancelledMeanwhile() {
        ask(CommandKind.CANCEL);
        shop.work();
        assertThat(sync().status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(shop.result(preview).open()).isEqualTo(5);
        assertThat(shop.compute()).as("its records are free again").isNotEqualTo(preview);
    }

    @Test
    void anOperatorClosesItMeanwhile() {
        itIsClosed();
    }

    @Test
    void anOperatorClosesItWhileItIsPaused() {
        ask(CommandKind.PAUSE);
        shop.work();
        itIsClosed();
    }

    private void itIsClosed() {
        DeadSync.is(TestServer.POSTGRES_18.shared(), shop.caller.org().value(), "apply-" + preview);
        shop.as(() -> {
            context.getBean(SyncCommands.class).close("apply-" + preview, SyncStatus.CANCELLED, "The shop is down");
            return true;
        });
        shop.work();
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.CANCELLED);
        assertThat(shop.compute()).as("its records are free again").isNotEqualTo(preview);
    }

    private static Optional<ItemOutcome> fromTheSixthOn(RecordChange change) {
        return change.externalId().compareTo("p-000005") < 0
                ? Optional.empty()
                : Optional.of(new ItemOutcome.Throttled(LATER));
    }

    private Optional<Instant> look() {
        UUID run = WorkNow.in(context, shop.caller.org()).open().getFirst();
        return worker.work(new RunKey(shop.caller.org(), run));
    }

    private void itIsLater() {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where state_code in (2, 3)");
        }
    }

    private void ask(CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request("apply-" + preview, kind, "of a test"));
    }

    private SyncSnapshot sync() {
        return shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview));
    }
}
