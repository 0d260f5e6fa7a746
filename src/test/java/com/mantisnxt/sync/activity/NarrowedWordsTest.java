package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A frequent word and a filter that few of its errors fit: these are found, and those that don't fit are not read. */
class NarrowedWordsTest {

    private static final int ERRORS = 45_000;

    private static final String FILL = """
            insert into public.sync_activity_log (org_id, created_at, action, status, entity_type, error_message)
            select ?, now() - make_interval(secs => n), 'batch_process', 'failed',
                   (case when n % 1000 = 0 then 'customer' else 'order' end)::public.sync_entity_type, 'a needle ' || n
              from generate_series(1, ?) n
            """;

    private static final String FIND = """
            select id
              from sync_console.find_errors(array['needle'], null, null, ?::smallint[], null, ?::smallint[], null, null,
                       null, null, ?::timestamptz, ?::uuid, false, ?)
            """;

    private static final String PLAIN = """
            select id
              from public.sync_activity_log
             where entity_code = 1 and error_message ilike '%needle%'
             order by created_at desc, id desc
            """;

    private static final String SCANS = """
            select coalesce(sum(pg_stat_get_xact_numscans(i.inhrelid)), 0)::bigint
              from pg_inherits i
             where i.inhparent = 'public.idx_sync_activity_log_words'::regclass
            """;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void theFewThatFitAreFoundAndNotAllThatHoldTheWord(TestServer server) {
        TestDatabase database = server.migrated();
        try (Session service = filled(database)) {
            fold(service);
            List<UUID> all = service.values(UUID.class, PLAIN);
            assertThat(all).hasSize(ERRORS / 1000);
            service.run("begin");
            assertThat(find(service, null, customers(), 50)).isEqualTo(all);
            assertThat(find(service, completed(), null, 50)).isEmpty();
            assertThat(service.count(SCANS)).as("looks into the index of words").isZero();
            service.run("commit");
            assertThat(find(service, null, customers(), 30)).isEqualTo(all.subList(0, 30));
            assertThat(below(service, all.get(29))).isEqualTo(all.subList(30, all.size()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void whatIsNotCountedYetIsFoundToo(TestServer server) {
        TestDatabase database = server.migrated();
        try (Session service = filled(database)) {
            assertThat(find(service, null, customers(), 50)).isEqualTo(service.values(UUID.class, PLAIN));
            fold(service);
            service.run("""
                    insert into public.sync_activity_log
                           (org_id, created_at, action, status, entity_type, error_message)
                    select org_id, created_at - interval '1 second', action, 'completed', entity_type, error_message
                      from public.sync_activity_log
                     where error_message in ('a needle 44000', 'a needle 3000')
                    """);
            List<UUID> all = service.values(UUID.class, PLAIN);
            assertThat(all).hasSize(ERRORS / 1000 + 2);
            assertThat(find(service, null, customers(), 50)).isEqualTo(all);
            assertThat(find(service, completed(), null, 50)).hasSize(2);
            fold(service);
            assertThat(find(service, null, customers(), 50)).isEqualTo(all);
            assertThat(find(service, completed(), null, 50)).hasSize(2);
        }
    }

    /** Half of 12,000 errors are of one sync. */
    private static final String OF_A_SYNC = """
            insert into public.sync_activity_log (org_id, created_at, action, status, sync_id, error_message)
            select ?, now() - make_interval(secs => n), 'batch_process', 'failed', 'sync-' || n % 2,
                   case when n % 100 = 0 then 'a needle qq ' else 'hay ' end || n
              from generate_series(1, 12000) n
            """;

    private static final String FIND_OF_A_SYNC = """
            select id
              from sync_console.find_errors(array[?], null, null, null, null, null, null, null, 'sync-0', null,
                       ?::timestamptz, ?::uuid, ?, ?)
            """;

    private static final String PLAIN_OF_A_SYNC = """
            select id
              from public.sync_activity_log
             where sync_id = 'sync-0' and error_message ilike '%' || ? || '%'
             order by created_at desc, id desc
            """;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aFrequentWordOfASyncIsFoundInTheOrderOfItsEventsAndToTheLast(TestServer server) {
        try (Session service = ofASync(server.migrated(), 1)) {
            List<UUID> all = service.values(UUID.class, PLAIN_OF_A_SYNC, "needle");
            assertThat(all).hasSizeGreaterThan(50);
            service.run("begin");
            assertThat(service.values(UUID.class, FIND_OF_A_SYNC, "needle", null, null, false, 50))
                    .isEqualTo(all.subList(0, 50));
            assertThat(service.count(SCANS)).as("looks into the index of words").isZero();
            service.run("commit");
            assertThat(service.values(UUID.class, FIND_OF_A_SYNC, "needle", null, null, false, 1_000))
                    .isEqualTo(all);
            UUID oldest = all.getLast();
            assertThat(service.values(UUID.class, FIND_OF_A_SYNC, "needle", at(service, oldest), oldest, true, 1_000))
                    .isEqualTo(all.subList(0, all.size() - 1).reversed());
        }
    }

    /** Of the sync the newest 5,000 events, of all errors the newest 20,000. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aWordTooShortForTheIndexIsLookedForAmongTheNewestOnly(TestServer server) {
        try (Session service = ofASync(server.migrated(), 3)) {
            List<UUID> all = service.values(UUID.class, PLAIN_OF_A_SYNC, "qq");
            List<UUID> found = service.values(UUID.class, FIND_OF_A_SYNC, "qq", null, null, false, 1_000);
            assertThat(found).doesNotHaveDuplicates().isEqualTo(all.subList(0, found.size()));
            assertThat(found).hasSizeBetween(all.size() / 2, all.size() - 1);
        }
        try (Session service = ofASync(server.migrated(), 1)) {
            assertThat(service.values(UUID.class, FIND_OF_A_SYNC, "qq", null, null, false, 1_000))
                    .as("all are among the newest errors")
                    .isEqualTo(service.values(UUID.class, PLAIN_OF_A_SYNC, "qq"));
        }
    }

    private static Session ofASync(TestDatabase database, int times) {
        UUID organisation = database.newOrganisation().id();
        Session service = database.asApplication(organisation);
        for (int time = 0; time < times; time++) {
            service.run(OF_A_SYNC, organisation);
        }
        return service;
    }

    private static String at(Session session, UUID event) {
        return session.value(String.class, "select created_at::text from public.sync_activity_log where id = ?", event);
    }

    private static Session filled(TestDatabase database) {
        UUID organisation = database.newOrganisation().id();
        UUID other = database.newOrganisation().id();
        try (Session session = database.asApplication(other)) {
            session.run(FILL, other, 2_000);
        }
        Session service = database.asApplication(organisation);
        service.run(FILL, organisation, ERRORS);
        return service;
    }

    private static List<UUID> find(
            Session session, Short @Nullable [] statuses, Short @Nullable [] entities, int most) {
        return session.values(UUID.class, FIND, statuses, entities, null, null, most);
    }

    private static List<UUID> below(Session session, UUID last) {
        return session.values(UUID.class, FIND, null, customers(), at(session, last), last, 50);
    }

    private static Short[] customers() {
        return new Short[] {1};
    }

    private static Short[] completed() {
        return new Short[] {3};
    }

    private static void fold(Session session) {
        for (int call = 0; call < 3; call++) {
            session.row("select sync_console.fold_activity(1000000)");
        }
    }
}
