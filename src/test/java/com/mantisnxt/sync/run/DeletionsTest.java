package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between two readings of everything, what was deleted is found by the ids alone. */
class DeletionsTest extends ProductSyncsFixture {

    private static final SourceFault AWAY = new SourceFault(SourceFault.Kind.AWAY, "The shop does not answer.");
    private static final SourceFault NO_RIGHT = new SourceFault(SourceFault.Kind.NO_RIGHT, "Ids are not for you.");

    private boolean crashOnce;

    /** Twenty products and one in the archive are stored; it is time to look for deletions. */
    @BeforeEach
    void stored() {
        shop = Shop.with(context, with(20).at("Monday")).unguarded();
        synced();
        itIsTime();
    }

    @Test
    void whatChangedAndWhatIsGoneIsOneSync() {
        RecordsOfATest tuesday = of(changes().products(2, "2"), with(18));
        shop.now(tuesday);
        SyncSnapshot sync = synced();
        assertThat(tuesday.asked()).containsExactly("changes since Monday", "ids");
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(ids()).hasSize(19).doesNotContain("p-000018", "p-000019").contains("p-000017", "old");
        assertThat(shop.records()).filteredOn(record -> record.version() == 2).hasSize(2);
        PlanRow plan = newestPlan();
        assertThat(plan.counts().created()).isZero();
        assertThat(plan.counts().updated()).isEqualTo(2);
        assertThat(plan.counts().deleted()).isEqualTo(2);
        assertThat(plan.counts().stored()).isEqualTo(21);
        assertThat(sync.counts().processed())
                .as("read: 2 and 19 ids; applied: 4")
                .isEqualTo(2 + 19 + 4);
        assertThat(logged()).contains("read 2 changed records and the ids of all 19");
    }

    @Test
    void itIsNotLookedForBeforeItsTime() {
        RecordsOfATest tuesday = of(changes(), with(20));
        shop.now(tuesday);
        synced();
        RecordsOfATest later = of(changes(), with(3));
        shop.now(later);
        synced();
        assertThat(later.asked()).containsExactly("changes since Tuesday");
        assertThat(ids()).hasSize(21);
    }

    @Test
    void whatIsArchivedStaysWhatItIs() {
        shop.now(of(changes(), with(20)));
        synced();
        assertThat(shop.records())
                .filteredOn(record -> record.state() == RecordState.ARCHIVED)
                .extracting(StoredRecord::externalId)
                .containsExactly("old");
    }

    @Test
    void whatWasCreatedMeanwhileIsLeftToTheChanges() {
        shop.now(of(changes(), with(20).record("newer", "{}")));
        assertThat(synced().status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(ids()).hasSize(21).doesNotContain("newer");
    }

    @Test
    void whatChangedAMomentAgoIsNotGone() {
        shop.now(of(changes().products(1, "2"), new RecordsOfATest().record("old", "{}")));
        synced();
        assertThat(ids()).containsExactly("old", "p-000000");
    }

    @Test
    void aScanThatDoesNotAddUpFindsNothingAndIsDoneAgain() {
        for (int announced : List.of(19, 21)) {
            shop.now(of(changes(), with(19).announcing(announced)));
            SyncSnapshot sync = synced();
            assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
            assertThat(sync.ending().errorCode()).isEqualTo("incomplete");
            assertThat(sync.ending().error()).contains("announced", "20");
            assertThat(ids()).hasSize(21);
        }
        RecordsOfATest again = of(changes(), with(19).announcing(20));
        shop.now(again);
        synced();
        assertThat(again.asked()).as("changes go on where they were").containsExactly("changes since Tuesday", "ids");
        assertThat(ids()).hasSize(20);
    }

    @Test
    void whatTheScanCouldNotSeeIsNotGone() {
        shop.now(of(changes(), with(5).missing("Drafts are hidden.")));
        assertThat(synced().ending().error()).isEqualTo("Drafts are hidden.");
        assertThat(ids()).hasSize(21);
    }

    @Test
    void whereIdsCanNotBeReadChangesAreStoredAllTheSame() {
        shop.now(of(changes().products(1, "2"), with(5).failingAt(0, NO_RIGHT)));
        assertThat(synced().ending().error()).contains("nothing is known to be gone", "Ids are not for you.");
        assertThat(ids()).hasSize(21);
        assertThat(shop.records()).filteredOn(record -> record.version() == 2).hasSize(1);
    }

    @Test
    void guardrailsHold() {
        shop = Shop.with(context, with(20).at("Monday"));
        synced();
        itIsTime();
        shop.now(of(changes(), with(3)));
        assertThat(synced().ending().errorCode()).isEqualTo("needs_approval");
        assertThat(ids()).hasSize(21);
        assertThat(newestPlan().state()).isEqualTo(PlanState.PENDING);
        assertThat(newestPlan().counts().deleted()).isEqualTo(17);
    }

    @Test
    void aSourceThatGivesNoIdsIsReadWhole() {
        RecordsOfATest fewer = with(18).at("Tuesday").changed(changes());
        shop.now(fewer);
        synced();
        assertThat(fewer.asked()).containsExactly("all");
        assertThat(ids()).hasSize(19);
    }

    @Test
    void aScanGoesOnWhereItWas() {
        RecordsOfATest source =
                of(changes().products(3, "2"), with(2_600).withCursors().failingAt(2_000, AWAY));
        shop.now(source);
        set(5, null);
        SyncSnapshot waiting = synced();
        assertThat(waiting.worker().state()).isEqualTo("throttled");
        assertThat(waiting.counts().processed()).isEqualTo(2_003);
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where state_code = 2");
        }
        shop.work();
        assertThat(source.asked()).containsExactly("changes since Monday", "ids", "on from ids 2000");
        assertThat(of(waiting.syncId()).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(ids()).hasSize(21);
    }

    @Test
    void whatACrashOfTheDatabaseTookIsReadAgainAndNotTakenForDeleted() {
        set(0, 7);
        for (String lostAfter : List.of("reading", "the changes", "the ids")) {
            crashOnce = true;
            RecordsOfATest scan = with(20).inPagesOf(7).withCursors();
            RecordsOfATest changed =
                    changes().products(20, lostAfter).inPagesOf(7).withCursors();
            switch (lostAfter) {
                case "reading" -> changed.beforeEachPage(() -> crash(true));
                case "the changes" -> scan.beforeEachPage(() -> crash(true));
                default -> scan.beforeEachPage(() -> crash(scan.pages() > 2));
            }
            shop.now(of(changed, scan));
            itIsTime();
            String sync = begin();
            for (int i = 0; i < 3; i++) {
                shop.work();
            }
            assertThat(of(sync).status()).as(lostAfter).isEqualTo(SyncStatus.COMPLETED);
            assertThat(ids()).as(lostAfter).hasSize(21);
            assertThat(shop.records())
                    .filteredOn(
                            record -> record.data().path("price").asString("").equals(lostAfter))
                    .hasSize(20);
            assertThat(logged()).contains(ReadBatch.LOST);
        }
    }

    /** What a crash leaves of unlogged tables. */
    private void crash(boolean now) {
        if (now && crashOnce) {
            try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
                UUID org = shop.caller.org().value();
                if (administrator.count("select count(*) from sync_console.staged_record where org_id = ?", org) > 0) {
                    crashOnce = false;
                    for (String table : List.of("staged_record", "staged_id", "stage")) {
                        administrator.run("delete from sync_console." + table + " where org_id = ?", org);
                    }
                }
            }
        }
    }

    private static RecordsOfATest with(int products) {
        return new RecordsOfATest().products(products, "1").record("old", RecordState.ARCHIVED, "{\"name\":\"Old\"}");
    }

    private static RecordsOfATest changes() {
        return new RecordsOfATest().at("Tuesday");
    }

    private static RecordsOfATest of(RecordsOfATest changed, RecordsOfATest ids) {
        return new RecordsOfATest().withCursors().changed(changed).withIdsOf(ids);
    }

    private PlanRow newestPlan() {
        try (Session session = shop.session()) {
            return shop.plan(session.value(
                    UUID.class, "select preview_id from sync_console.run order by created_at desc limit 1"));
        }
    }
}
