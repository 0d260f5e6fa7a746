package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hints;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop that gives hints, and looks at them whose time comes. */
@ConsoleTest
@Import(MadeUpSources.class)
abstract class HintedSyncsFixture {
    private static final SyncSetting APPLIES_ITSELF = SyncSetting.USUAL.with(true, null);

    @Autowired
    ApplicationContext context;

    @Autowired
    HintedSyncs hinted;

    @Autowired
    Hints hints;

    @Autowired
    SyncSettings settings;

    @Autowired
    TransactionTemplate transaction;

    Shop shop;
    DueKey key;

    @BeforeEach
    void aShop() {
        shop = Shop.with(context, new RecordsOfATest().products(4, "1")).unguarded();
        key = new DueKey(shop.caller.org(), shop.connection, EntityType.PRODUCT);
        set(APPLIES_ITSELF);
    }

    void hint() {
        shop.as(() -> transaction.execute(status -> {
            hints.changed(shop.connection, Set.of(EntityType.PRODUCT));
            return true;
        }));
    }

    Optional<Instant> look() {
        return hinted.look(new HintKey(key, Instant.EPOCH));
    }

    void set(SyncSetting setting) {
        shop.as(() -> {
            settings.set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    /** As if so much time had passed since the last sync began. */
    void minutesLater(int minutes) {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.sync_hint set begun_at = begun_at - make_interval(mins => ?), hinted_at = hinted_at - make_interval(mins => ?)",
                    minutes,
                    minutes);
        }
    }

    Instant databaseNow() {
        try (Session session = shop.session()) {
            return session.value(java.sql.Timestamp.class, "select clock_timestamp()")
                    .toInstant();
        }
    }

    List<Instant> looks() {
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

    void forgetLooks() {
        try (Session session = shop.session()) {
            session.run(
                    "delete from sync_console.scheduled_tasks where task_name = 'hinted-sync' and task_instance like ?",
                    key.text() + "/%");
        }
    }

    long runs() {
        return count("select count(*) from sync_console.run");
    }

    long previews() {
        return count("select count(*) from sync_console.run where kind_code = 1");
    }

    long count(String sql) {
        try (Session session = shop.session()) {
            return session.count(sql);
        }
    }

    List<String> logged(String status) {
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
