package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a hint leads to. */
class HintedSyncsTest extends HintedSyncsFixture {

    @Test
    void aHintStartsASyncByAWebhookAndItStoresWhatIsThere() {
        hint();
        assertThat(look()).isEmpty();
        shop.work();
        assertThat(shop.records()).hasSize(4);
        try (Session session = shop.session()) {
            assertThat(session.values(String.class, "select started_by from public.sync_progress"))
                    .containsExactly("webhook");
        }
        assertThat(logged("in_progress")).containsExactly("begun by a webhook");
    }

    @Test
    void aChangeIsReadAsChangesOnly() {
        RecordsOfATest monday = new RecordsOfATest().products(20, "1").at("Monday");
        shop.now(monday);
        hint();
        look();
        shop.work();
        RecordsOfATest tuesday = new RecordsOfATest()
                .products(20, "1")
                .changed(new RecordsOfATest().products(1, "2").at("Tuesday"));
        shop.now(tuesday);
        hint();
        minutesLater(2);
        look();
        shop.work();
        assertThat(tuesday.asked()).containsExactly("changes since Monday");
        assertThat(shop.records())
                .filteredOn(record -> record.data().path("price").asString("").equals("2"))
                .hasSize(1);
    }

    @Test
    void anyNumberOfHintsComeToOneSyncSoonAfter() {
        Instant before = databaseNow();
        for (int i = 0; i < 20; i++) {
            hint();
        }
        assertThat(looks()).hasSizeBetween(1, 3);
        assertThat(looks().getFirst()).isBetween(before.plusSeconds(2), before.plusSeconds(10));
        look();
        look();
        shop.work();
        look();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aHintThatComesWhileASyncRunsIsFollowedByOneMore() {
        hint();
        look();
        hint();
        forgetLooks();
        look();
        assertThat(runs()).as("the first still runs").isEqualTo(1);
        assertThat(looks()).as("and is waited for").hasSize(1);
        shop.work();
        minutesLater(2);
        look();
        assertThat(runs()).isEqualTo(2);
        shop.work();
        minutesLater(2);
        look();
        assertThat(runs()).as("nothing was hinted since").isEqualTo(2);
    }

    @Test
    void aSyncThatSomebodyElseBeganIsWaitedForToo() {
        shop.as(() -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, true));
        hint();
        forgetLooks();
        look();
        assertThat(runs()).isEqualTo(1);
        assertThat(looks()).hasSize(1);
        assertThat(logged("failed")).isEmpty();
        shop.work();
        look();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void anArchivedConnectionIsLeftAloneInSilence() {
        hint();
        context.getBean(MadeUpSources.class).archive(shop.connection);
        assertThat(look()).isEmpty();
        assertThat(runs()).isZero();
        assertThat(logged("failed")).isEmpty();
    }

    @Test
    void aLookBeforeItsTimeWaitsForTheDatabasesClock() {
        hint();
        Instant at = databaseNow().plus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        assertThat(hinted.look(new HintKey(key, at))).contains(at);
        assertThat(runs()).isZero();
    }

    @Test
    void theNameOfALookTellsWhatItIsFor() {
        HintKey look = new HintKey(key, Instant.ofEpochSecond(1_800_000_000));
        assertThat(HintKey.of(look.text())).isEqualTo(look);
    }

    @Test
    void anotherOrganisationSeesNothingOfAHint() {
        hint();
        Shop other = Shop.with(context, new RecordsOfATest());
        try (Session session = other.session()) {
            assertThat(session.count("select count(*) from sync_console.sync_hint"))
                    .isZero();
        }
    }
}
