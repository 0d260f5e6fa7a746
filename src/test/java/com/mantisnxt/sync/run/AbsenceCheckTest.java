package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What did not come is asked for by its id before it counts as gone. */
@ConsoleTest
@Import(MadeUpSources.class)
class AbsenceCheckTest {

    private static final SourceFault AWAY = new SourceFault(SourceFault.Kind.AWAY, "The shop does not answer.");
    private static final SourceFault NO_RIGHT = new SourceFault(SourceFault.Kind.NO_RIGHT, "Not for you.");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    private Shop shop;

    /** Twenty products are stored. */
    @BeforeEach
    void stored() {
        shop = Shop.with(context, with(20).at("Monday")).unguarded();
        sync();
    }

    @Test
    void whatAReadingOfEverythingPassedOverIsKept() {
        RecordsOfATest fewer = with(17).announcing(17).having("p-000018");
        shop.now(fewer);
        SyncSnapshot sync = sync();
        assertThat(fewer.asked()).contains("all", "which of 3").doesNotContain("ids");
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(ids()).hasSize(18).contains("p-000018").doesNotContain("p-000017", "p-000019");
        assertThat(logged()).contains("asked for 3 records that did not come; still there: 1");
    }

    @Test
    void whatAScanOfIdsPassedOverIsKept() {
        itIsTime();
        RecordsOfATest scan = new RecordsOfATest()
                .changed(new RecordsOfATest().at("Tuesday"))
                .withIdsOf(with(17))
                .having("p-000018");
        shop.now(scan);
        sync();
        assertThat(scan.asked()).containsExactly("changes since Monday", "ids", "which of 3");
        assertThat(ids()).hasSize(18).contains("p-000018");
    }

    @Test
    void aPreviewDoesNotProposeToDeleteWhatIsThere() {
        shop.now(with(17).having("p-000018"));
        assertThat(shop.plan(shop.compute()).counts().deleted()).isEqualTo(2);
    }

    @Test
    void whereEverythingCameNothingIsAsked() {
        RecordsOfATest same = with(20).having();
        shop.now(same);
        sync();
        assertThat(same.asked()).noneMatch(asked -> asked.startsWith("which"));
    }

    @Test
    void whereNothingWouldBeDeletedNothingIsAsked() {
        RecordsOfATest incomplete = with(17).announcing(20).having();
        shop.now(incomplete);
        sync();
        assertThat(incomplete.asked()).noneMatch(asked -> asked.startsWith("which"));
        assertThat(ids()).hasSize(20);
    }

    @Test
    void whereItCanNotBeAskedNothingIsDeleted() {
        shop.now(with(17).having().notSaying(1, NO_RIGHT));
        SyncSnapshot sync = sync();
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(sync.ending().error()).contains("nothing is known to be gone", "Not for you.");
        assertThat(ids()).hasSize(20);
    }

    /** Each turn is another worker's, which knows what was kept and nothing else. */
    @Test
    void whoTakesItOverAsksOnlyForTheRest() {
        RecordsOfATest fewer = with(10).having("p-000011").settling(4).notSaying(2, AWAY);
        shop.now(fewer);
        waitsFiveTimes();
        String sync = begin();
        shop.work();
        assertThat(of(sync).worker().state()).isEqualTo("throttled");
        assertThat(ids()).hasSize(20);
        noLongerWaiting();
        shop.work();
        assertThat(of(sync).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(fewer.asked()).containsSubsequence("which of 10", "which of 6", "which of 6", "which of 2");
        assertThat(fewer.asked()).filteredOn(asked -> asked.equals("all")).hasSize(1);
        assertThat(ids()).hasSize(11).contains("p-000011");
    }

    /** They do not wait for the time of the next scan. */
    @Test
    void whatIsLeftIsScannedForByTheNextSync() {
        shop.now(with(AbsenceCheck.MOST + 150).at("Tuesday"));
        sync();
        itIsTime();
        RecordsOfATest few = new RecordsOfATest()
                .changed(new RecordsOfATest().at("Wednesday"))
                .withIdsOf(with(100))
                .having();
        shop.now(few);
        sync();
        assertThat(ids()).hasSize(100 + 50);
        sync();
        assertThat(few.asked()).filteredOn(asked -> asked.equals("ids")).hasSize(2);
        assertThat(ids()).hasSize(100);
        sync();
        assertThat(few.asked()).filteredOn(asked -> asked.equals("ids")).hasSize(2);
    }

    @Test
    void ofVeryManySomeAreLeftToTheNextSync() {
        shop.now(with(AbsenceCheck.MOST + 150));
        sync();
        RecordsOfATest few = with(100).having();
        shop.now(few);
        sync();
        assertThat(few.asked()).filteredOn(asked -> asked.startsWith("which")).hasSize(AbsenceCheck.MOST / 100);
        assertThat(ids()).hasSize(100 + 50);
        assertThat(logged()).anyMatch(said -> said.endsWith("; left to the next sync: 50"));
        sync();
        assertThat(ids()).hasSize(100);
    }

    private static RecordsOfATest with(int products) {
        return new RecordsOfATest().products(products, "1");
    }

    private void waitsFiveTimes() {
        SyncSetting usual = SyncSetting.USUAL;
        var setting = new SyncSetting(true, null, false, usual.everything(), usual.deletions(), 5, null, null);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    private void itIsTime() {
        try (Session session = shop.session()) {
            session.run("update sync_console.sync_position set everything_at = now() - interval '25 hours',"
                    + " deletions_at = now() - interval '25 hours'");
        }
    }

    private void noLongerWaiting() {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where state_code = 2");
        }
    }

    private SyncSnapshot sync() {
        String sync = begin();
        shop.work();
        return of(sync);
    }

    private String begin() {
        return shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, false));
    }

    private SyncSnapshot of(String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    private List<String> ids() {
        return shop.records().stream().map(StoredRecord::externalId).toList();
    }

    private List<String> logged() {
        try (Session session = shop.session()) {
            return session.values(
                    String.class, "select message from public.sync_activity_log where message is not null");
        }
    }
}
