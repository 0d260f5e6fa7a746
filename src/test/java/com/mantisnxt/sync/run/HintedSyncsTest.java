package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hints;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What a hint leads to, and when. */
@ConsoleTest
@Import(MadeUpSources.class)
class HintedSyncsTest {

    private static final SyncSetting APPLIES_ITSELF = SyncSetting.USUAL.with(true, null);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private HintedSyncs hinted;

    @Autowired
    private Hints hints;

    @Autowired
    private SyncSettings settings;

    @Autowired
    private TransactionTemplate transaction;

    private Shop shop;
    private DueKey key;

    @BeforeEach
    void aShop() {
        shop = Shop.with(context, new RecordsOfATest().products(4, "1")).unguarded();
        key = new DueKey(shop.caller.org(), shop.connection, EntityType.PRODUCT);
        set(APPLIES_ITSELF);
    }

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
    void betweenTwoSyncsIsAPauseAndWhatIsHintedMeanwhileIsNotForgotten() {
        hint();
        look();
        shop.work();
        hint();
        forgetLooks();
        Instant before = databaseNow();
        look();
        assertThat(runs()).isEqualTo(1);
        assertThat(looks())
                .singleElement()
                .satisfies(next -> assertThat(next).isBetween(before.plusSeconds(15), before.plusSeconds(40)));
        minutesLater(1);
        look();
        assertThat(runs()).isEqualTo(2);
    }

    /** A shop that takes a minute to be read is not read more often than every four. */
    @Test
    void whatTakesLongIsReadSeldom() {
        hint();
        look();
        shop.work();
        try (Session session = shop.session()) {
            session.run("update sync_console.run set created_at = ended_at - interval '60 seconds'");
        }
        hint();
        minutesLater(3);
        look();
        assertThat(runs()).isEqualTo(1);
        minutesLater(2);
        look();
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void whatPeopleDecideOnIsComputedAtMostEveryHour() {
        set(SyncSetting.USUAL);
        hint();
        look();
        shop.work();
        assertThat(shop.records()).isEmpty();
        assertThat(previews()).isEqualTo(1);
        hint();
        minutesLater(55);
        look();
        assertThat(previews()).isEqualTo(1);
        minutesLater(6);
        look();
        assertThat(previews()).isEqualTo(2);
    }

    @Test
    void whereTheScheduleRestsHintsDoToo() {
        set(new SyncSetting(
                true, new Rhythm.Every(Duration.ofHours(1)), true, Duration.ofHours(24), null, null, null, null));
        hint();
        look();
        assertThat(runs()).isZero();
    }

    @Test
    void theScheduleGoesOnAsItWas() {
        set(SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofHours(1))));
        Instant next = context.getBean(DueQueue.class).next(key).orElseThrow();
        hint();
        look();
        assertThat(runs()).isEqualTo(1);
        assertThat(context.getBean(DueQueue.class).next(key)).contains(next);
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

    private void hint() {
        shop.as(() -> transaction.execute(status -> {
            hints.changed(shop.connection, Set.of(EntityType.PRODUCT));
            return true;
        }));
    }

    private Optional<Instant> look() {
        return hinted.look(new HintKey(key, Instant.EPOCH));
    }

    private void set(SyncSetting setting) {
        shop.as(() -> {
            settings.set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    /** As if so much time had passed since the last sync began. */
    private void minutesLater(int minutes) {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.sync_hint set begun_at = begun_at - make_interval(mins => ?), hinted_at = hinted_at - make_interval(mins => ?)",
                    minutes,
                    minutes);
        }
    }

    private Instant databaseNow() {
        try (Session session = shop.session()) {
            return session.value(java.sql.Timestamp.class, "select clock_timestamp()")
                    .toInstant();
        }
    }

    private List<Instant> looks() {
        try (Session session = shop.session()) {
            return session
                    .values(
                            java.sql.Timestamp.class,
                            "select execution_time from sync_console.scheduled_tasks where task_name = 'hinted-sync' and task_instance like ? order by 1",
                            key.text() + "/%")
                    .stream()
                    .map(java.sql.Timestamp::toInstant)
                    .toList();
        }
    }

    private void forgetLooks() {
        try (Session session = shop.session()) {
            session.run(
                    "delete from sync_console.scheduled_tasks where task_name = 'hinted-sync' and task_instance like ?",
                    key.text() + "/%");
        }
    }

    private long runs() {
        return count("select count(*) from sync_console.run");
    }

    private long previews() {
        return count("select count(*) from sync_console.run where kind_code = 1");
    }

    private long count(String sql) {
        try (Session session = shop.session()) {
            return session.count(sql);
        }
    }

    private List<String> logged(String status) {
        try (Session session = shop.session()) {
            return session
                    .rows(
                            "select coalesce(message, error_message) as said from public.sync_activity_log where action = 'scheduled_run' and status = ?::public.sync_status_type",
                            status)
                    .stream()
                    .map(Map::values)
                    .map(values -> String.valueOf(values.iterator().next()))
                    .toList();
        }
    }
}
