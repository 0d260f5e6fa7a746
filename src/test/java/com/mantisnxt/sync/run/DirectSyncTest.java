package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TargetOfATest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Syncs that compute and apply in one go. */
@ConsoleTest
@Import({MadeUpSources.class, TargetOfATest.class})
class DirectSyncTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    @Autowired
    private SyncSettings settings;

    @Test
    void whatIsReadIsStoredAndTheBoardShowsOneSync() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(30, "1").inPagesOf(7));
        String sync = sync(shop);
        assertThat(of(shop, sync).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(of(shop, sync).counts().processed()).isEqualTo(60);
        assertThat(shop.records()).hasSize(30);
        PlanRow plan = shop.plan(preview(shop, sync));
        assertThat(plan.state()).isEqualTo(PlanState.APPLIED);
        assertThat(plan.counts().created()).isEqualTo(30);
        assertThat(plan.applySync()).isEqualTo(sync);
    }

    @Test
    void whereNothingChangedThereIsNothingToKeep() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(5, "1"));
        sync(shop);
        String again = sync(shop);
        assertThat(of(shop, again).status()).isEqualTo(SyncStatus.COMPLETED);
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from public.sync_preview_cache where id = ? and expires_at <= now()",
                            preview(shop, again)))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatAGuardrailObjectsToWaitsForPeople() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(20, "1"));
        sync(shop);
        shop.now(new RecordsOfATest().products(5, "1"));
        String sync = sync(shop);
        SyncSnapshot ended = of(shop, sync);
        assertThat(ended.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(ended.ending().errorCode()).isEqualTo("needs_approval");
        assertThat(ended.ending().error()).contains("deletions");
        assertThat(shop.as(() -> context.getBean(SyncOverview.class).of(shop.connection, List.of(EntityType.PRODUCT)))
                        .getFirst()
                        .last())
                .as("on the connection's page, newest first")
                .extracting(SyncOverview.LastRun::hasErrors)
                .containsExactly(true, false);
        assertThat(shop.records()).hasSize(20);
        UUID preview = preview(shop, sync);
        assertThat(shop.plan(preview).state()).isEqualTo(PlanState.PENDING);
        shop.approve(preview);
        shop.work();
        assertThat(shop.records()).hasSize(5);
    }

    @Test
    void anIncompleteSourceIsStoredAsFarAsItWasSeenAndDeletesNothing() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(4, "1")).unguarded();
        sync(shop);
        shop.now(new RecordsOfATest().products(3, "2").announcing(4));
        String sync = sync(shop);
        assertThat(of(shop, sync).ending().errorCode()).isEqualTo("incomplete");
        assertThat(shop.records()).hasSize(4);
        assertThat(shop.records().getFirst().data().get("price").asString()).isEqualTo("2");
    }

    @Test
    void whoMayNotApproveBeginsOnlyWhatAppliesItself() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(2, "1"));
        Caller operator = new Caller(shop.caller.org(), null, "operator", Set.of(Right.READ, Right.STEER));
        assertThat(shop.as(operator, () -> requests.mayBegin(shop.connection, EntityType.PRODUCT)))
                .isFalse();
        assertThatThrownBy(() -> shop.as(operator, () -> requests.begin(shop.connection, EntityType.PRODUCT, true)))
                .isInstanceOf(NotAllowed.class);
        set(shop, SyncSetting.USUAL.with(true, null));
        assertThat(shop.as(operator, () -> requests.begin(shop.connection, EntityType.PRODUCT, true)))
                .matches("made-up-product-[0-9a-f]{8}");
    }

    @Test
    void itIsPausedAndCancelledWithinABatch() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(2_500, "1").withCursors());
        String sync = begin(shop);
        ask(shop, sync, CommandKind.PAUSE);
        shop.work();
        assertThat(of(shop, sync).status()).isEqualTo(SyncStatus.PAUSED);
        ask(shop, sync, CommandKind.RESUME);
        ask(shop, sync, CommandKind.CANCEL);
        shop.work();
        assertThat(of(shop, sync).status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(shop.records()).isEmpty();
        assertThat(sync(shop)).as("its records are free again").isNotEqualTo(sync);
        assertThat(shop.records()).hasSize(2_500);
    }

    /** Nobody knows by which mapping it was read. */
    @Test
    void whatWasReadWhileSomebodyChangedTheConnectionIsNotStored() {
        RecordsOfATest source = new RecordsOfATest().products(5, "1");
        Shop shop = Shop.with(context, source).unguarded();
        source.beforeEachPage(() -> context.getBean(MadeUpSources.class).change(shop.connection));
        SyncSnapshot ended = of(shop, sync(shop));
        assertThat(ended.ending().errorCode()).isEqualTo("needs_approval");
        assertThat(ended.ending().error()).isEqualTo("The connection was changed meanwhile.");
        assertThat(shop.records()).isEmpty();
        source.beforeEachPage(() -> {});
        assertThat(of(shop, sync(shop)).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(shop.records()).hasSize(5);
    }

    @Test
    void theTimeInWhichItWaitedToBeBegunDoesNotCount() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(5, "1"));
        set(shop, new SyncSetting(true, null, false, Duration.ofHours(1), null, null, Duration.ofMinutes(5), null));
        String sync = begin(shop);
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set created_at = now() - interval '6 minutes' where sync_id = ?", sync);
        }
        shop.work();
        assertThat(of(shop, sync).status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void whatTakesLongerThanAllowedEndsAsTimedOut() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(5, "1"));
        set(shop, new SyncSetting(true, null, false, Duration.ofHours(1), null, null, Duration.ofMinutes(5), null));
        String sync = begin(shop);
        try (Session session = shop.session()) {
            session.run("update sync_console.run set begun_at = now() - interval '6 minutes' where sync_id = ?", sync);
        }
        shop.work();
        assertThat(of(shop, sync).status()).isEqualTo(SyncStatus.TIMEOUT);
        assertThat(of(shop, sync).ending().error()).contains("longer than the 5 minutes");
        assertThat(shop.records()).isEmpty();
        assertThat(begin(shop)).as("its records are free again").isNotEqualTo(sync);
    }

    @Test
    void whatItsTargetRejectsIsReadAgainNextTime() {
        RecordsOfATest source =
                new RecordsOfATest().products(3, "1").at("Monday").changed(new RecordsOfATest());
        Shop shop = Shop.with(context, source);
        TargetOfATest target = context.getBean(TargetOfATest.class);
        target.answers(
                shop.connection,
                change -> change.externalId().equals("p-000001")
                        ? Optional.of(new ItemOutcome.Rejected("no", "No."))
                        : Optional.empty());
        sync(shop);
        target.answers(shop.connection, change -> Optional.empty());
        sync(shop);
        assertThat(source.asked()).containsExactly("all", "all");
        sync(shop);
        assertThat(source.asked()).containsExactly("all", "all", "changes since Monday");
    }

    private String sync(Shop shop) {
        String sync = begin(shop);
        shop.work();
        return sync;
    }

    private String begin(Shop shop) {
        return shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, false));
    }

    private void set(Shop shop, SyncSetting setting) {
        shop.as(() -> {
            settings.set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    private void ask(Shop shop, String sync, CommandKind kind) {
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, kind, "of a test"));
    }

    private SyncSnapshot of(Shop shop, String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    private static UUID preview(Shop shop, String sync) {
        try (Session session = shop.session()) {
            return session.value(UUID.class, "select preview_id from sync_console.run where sync_id = ?", sync);
        }
    }
}
