package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.testing.RecordsOfATest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What did not come is asked for by its id before it counts as gone. */
class AbsenceCheckTest extends ProductSyncsFixture {

    private static final SourceFault AWAY = new SourceFault(SourceFault.Kind.AWAY, "The shop does not answer.");
    private static final SourceFault NO_RIGHT = new SourceFault(SourceFault.Kind.NO_RIGHT, "Not for you.");

    /** Twenty products are stored. */
    @BeforeEach
    void stored() {
        shop = Shop.with(context, with(20).at("Monday")).unguarded();
        synced();
    }

    @Test
    void whatAReadingOfEverythingPassedOverIsKept() {
        RecordsOfATest fewer = with(17).announcing(17).having("p-000018");
        shop.now(fewer);
        SyncSnapshot sync = synced();
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
        synced();
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
        synced();
        assertThat(same.asked()).noneMatch(asked -> asked.startsWith("which"));
    }

    @Test
    void whereNothingWouldBeDeletedNothingIsAsked() {
        RecordsOfATest incomplete = with(17).announcing(20).having();
        shop.now(incomplete);
        synced();
        assertThat(incomplete.asked()).noneMatch(asked -> asked.startsWith("which"));
        assertThat(ids()).hasSize(20);
    }

    @Test
    void whereItCanNotBeAskedNothingIsDeleted() {
        shop.now(with(17).having().notSaying(1, NO_RIGHT));
        SyncSnapshot sync = synced();
        assertThat(sync.status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThat(sync.ending().error()).contains("nothing is known to be gone", "Not for you.");
        assertThat(ids()).hasSize(20);
    }

    /** Each turn is another worker's, which knows what was kept and nothing else. */
    @Test
    void whoTakesItOverAsksOnlyForTheRest() {
        RecordsOfATest fewer = with(10).having("p-000011").settling(4).notSaying(2, AWAY);
        shop.now(fewer);
        set(5, null);
        String sync = begin();
        shop.work();
        assertThat(of(sync).worker().state()).isEqualTo("throttled");
        assertThat(ids()).hasSize(20);
        itIsLater();
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
        synced();
        itIsTime();
        RecordsOfATest few = new RecordsOfATest()
                .changed(new RecordsOfATest().at("Wednesday"))
                .withIdsOf(with(100))
                .having();
        shop.now(few);
        synced();
        assertThat(ids()).hasSize(100 + 50);
        synced();
        assertThat(few.asked()).filteredOn(asked -> asked.equals("ids")).hasSize(2);
        assertThat(ids()).hasSize(100);
        synced();
        assertThat(few.asked()).filteredOn(asked -> asked.equals("ids")).hasSize(2);
    }

    @Test
    void ofVeryManySomeAreLeftToTheNextSync() {
        shop.now(with(AbsenceCheck.MOST + 150));
        synced();
        RecordsOfATest few = with(100).having();
        shop.now(few);
        synced();
        assertThat(few.asked()).filteredOn(asked -> asked.startsWith("which")).hasSize(AbsenceCheck.MOST / 100);
        assertThat(ids()).hasSize(100 + 50);
        assertThat(logged()).anyMatch(said -> said.endsWith("; left to the next sync: 50"));
        synced();
        assertThat(ids()).hasSize(100);
    }

    private static RecordsOfATest with(int products) {
        return new RecordsOfATest().products(products, "1");
    }
}
