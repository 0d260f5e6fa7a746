package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TargetOfATest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** From the second sync on only what has changed is read, until it is time to find what was deleted. */
@ConsoleTest
@Import({MadeUpSources.class, TargetOfATest.class})
class ChangesOnlyTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SyncRequests requests;

    @Test
    void changesAreReadFromTheWatermarkOfTheSyncBeforeAndDeleteNothing() {
        RecordsOfATest monday = new RecordsOfATest().products(20, "1").at("Monday");
        Shop shop = Shop.with(context, monday).unguarded();
        sync(shop, false);
        RecordsOfATest tuesday = new RecordsOfATest()
                .products(20, "1")
                .changed(new RecordsOfATest()
                        .products(2, "2")
                        .record("new", "{\"name\":\"New\"}")
                        .at("Tuesday"));
        shop.now(tuesday);
        sync(shop, false);
        assertThat(tuesday.asked()).containsExactly("changes since Monday");
        assertThat(shop.records()).hasSize(21);
        assertThat(shop.records()).filteredOn(ChangesOnlyTest::costsTwo).hasSize(2);
        RecordsOfATest wednesday = new RecordsOfATest().changed(new RecordsOfATest().at("Wednesday"));
        shop.now(wednesday);
        sync(shop, false);
        assertThat(wednesday.asked()).containsExactly("changes since Tuesday");
        assertThat(shop.records()).hasSize(21);
    }

    @Test
    void everythingIsReadWhenItIsTimeAndWhenSomebodyAsks() {
        RecordsOfATest source = new RecordsOfATest().products(20, "1").at("Monday");
        Shop shop = Shop.with(context, source).unguarded();
        sync(shop, false);
        RecordsOfATest fewer =
                new RecordsOfATest().products(19, "1").at("Tuesday").changed(new RecordsOfATest());
        shop.now(fewer);
        sync(shop, true);
        assertThat(fewer.asked()).containsExactly("all");
        assertThat(shop.records()).hasSize(19);
        try (Session session = shop.session()) {
            session.run("update sync_console.sync_position set everything_at = now() - interval '8 days'");
        }
        sync(shop, false);
        assertThat(fewer.asked()).containsExactly("all", "all");
    }

    @Test
    void aChangedConnectionReadsEverything() {
        RecordsOfATest source =
                new RecordsOfATest().products(3, "1").at("Monday").changed(new RecordsOfATest());
        Shop shop = Shop.with(context, source).unguarded();
        sync(shop, false);
        context.getBean(MadeUpSources.class).change(shop.connection);
        sync(shop, false);
        assertThat(source.asked()).containsExactly("all", "all");
    }

    /** Nobody knows by which mapping the records were read that came before. */
    @Test
    void aConnectionThatIsChangedWhileItIsReadIsReadAnewByTheNextSync() {
        RecordsOfATest source =
                new RecordsOfATest().products(3, "1").at("Monday").changed(new RecordsOfATest());
        Shop shop = Shop.with(context, source).unguarded();
        sync(shop, false);
        source.beforeEachPage(() -> context.getBean(MadeUpSources.class).change(shop.connection));
        sync(shop, true);
        source.beforeEachPage(() -> {});
        sync(shop, false);
        assertThat(source.asked()).containsExactly("all", "all", "all");
        sync(shop, false);
        assertThat(source.asked()).containsExactly("all", "all", "all", "changes since Monday");
    }

    @Test
    void aConnectionThatIsChangedWhileItsRecordsAreStoredIsReadAnewToo() {
        RecordsOfATest source =
                new RecordsOfATest().products(3, "1").at("Monday").changed(new RecordsOfATest());
        Shop shop = Shop.with(context, source).unguarded();
        shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, true));
        context.getBean(TargetOfATest.class).answers(shop.connection, change -> {
            context.getBean(MadeUpSources.class).change(shop.connection);
            return Optional.empty();
        });
        shop.work();
        sync(shop, false);
        assertThat(shop.records()).hasSize(3);
        assertThat(source.asked()).containsExactly("all", "all");
    }

    @Test
    void aSourceThatCannotTellIsReadWhole() {
        RecordsOfATest source = new RecordsOfATest().products(3, "1").at("Monday");
        Shop shop = Shop.with(context, source).unguarded();
        sync(shop, false);
        shop.now(new RecordsOfATest().products(3, "2").at("Tuesday"));
        sync(shop, false);
        assertThat(shop.records()).allMatch(ChangesOnlyTest::costsTwo);
    }

    @Test
    void theWatermarkStaysWhereSomethingIsMissing() {
        RecordsOfATest monday = new RecordsOfATest().products(3, "1").at("Monday");
        Shop shop = Shop.with(context, monday).unguarded();
        sync(shop, false);
        shop.now(new RecordsOfATest().changed(new RecordsOfATest().at("Tuesday").missing("A page could not be read.")));
        sync(shop, false);
        RecordsOfATest next = new RecordsOfATest().changed(new RecordsOfATest().at("Wednesday"));
        shop.now(next);
        sync(shop, false);
        assertThat(next.asked()).containsExactly("changes since Monday");
    }

    private static boolean costsTwo(StoredRecord record) {
        return record.data().path("price").asString("").equals("2");
    }

    private void sync(Shop shop, boolean everything) {
        shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, everything));
        shop.work();
    }
}
