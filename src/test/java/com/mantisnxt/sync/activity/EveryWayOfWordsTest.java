package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The search of errors looks behind the policies by several ways: the nearest errors, some more of them, few kinds of
 * event, the index of words, what one sync, person or cause has. Its numbers are made small here, so that some hundred
 * events are enough to go each of them. Whichever it takes, it finds what a plain look at the organisation's errors does:
 * nothing else, nothing twice, and nothing of the other organisation, whose events are of the same kinds and words.
 */
class EveryWayOfWordsTest {

    private static final Map<String, String> SMALLER = Map.of(
            "nearest  constant integer := 20000", "nearest  constant integer := 25",
            "furthest constant integer := 200000", "furthest constant integer := 60",
            "few      constant integer := 5000", "few      constant integer := 40",
            "branches constant integer := 32", "branches constant integer := 6");

    private static final String SOURCE =
            "select pg_get_functiondef(oid) from pg_proc where oid = to_regproc('sync_console.find_errors')";

    private static final String FILL = """
            insert into public.sync_activity_log
                   (org_id, created_at, action, status, entity_type, source_code, user_id, sync_id, item_key, error_message)
            select ?, ?::timestamptz - make_interval(mins => (random() * 9000)::int),
                   (array['batch_process', 'sync_start'])[1 + (random() > 0.9)::int]::public.sync_action,
                   (array['failed', 'failed', 'failed', 'timeout', 'completed', 'completed_with_errors']
                       )[1 + floor(random() * 6)::int]::public.sync_status_type,
                   (array['order', 'order', 'order', 'customer', null])[1 + floor(random() * 5)::int]::public.sync_entity_type,
                   (array[1, 1, 1, 2, null])[1 + floor(random() * 5)::int],
                   case when random() < 0.3 then ?::uuid end,
                   'sync-' || floor(random() * 3)::int,
                   case when random() < 0.5 then 'item-' || n end,
                   (array['a needle in the hay', 'hay and hay', 'needle', 'one pin', 'hay', null, null]
                       )[1 + floor(random() * 7)::int]
              from generate_series(1, 500) n
            """;

    private static final String FIND = """
            select id
              from sync_console.find_errors(?::text[], ?, ?, ?::smallint[], ?::smallint[], ?::smallint[], ?::smallint[],
                       ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final List<List<String>> TERMS = List.of(
            List.of("needle"), List.of("hay"), List.of("pin"), List.of("hay", "needle"), List.of("item-4", "hay"));

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void findsWhatAPlainLookFinds(TestServer server) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        TestDatabase database = server.migrated();
        List<TestOrganisation> both = List.of(database.newOrganisation(), database.newOrganisation());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (Session administrator = database.asAdministrator()) {
            administrator.run(smaller(administrator.value(String.class, SOURCE)));
            for (int round = 0; round < 3; round++) {
                both.forEach(organisation -> fill(database, organisation, now));
                for (int question = 0; question < 200; question++) {
                    if (question == 80) {
                        // until here the newest events were not counted yet
                        fold(database);
                    }
                    TestOrganisation asks = both.get(random.nextInt(2));
                    Question asked = Question.any(random, asks.user(), now);
                    assertThat(asked.find(database, asks.id()))
                            .as("seed %d, round %d, %s", seed, round, asked)
                            .isEqualTo(asked.look(administrator, asks.id()));
                }
            }
        }
    }

    private static String smaller(String source) {
        String smaller = source;
        for (var number : SMALLER.entrySet()) {
            assertThat(smaller).contains(number.getKey());
            smaller = smaller.replace(number.getKey(), number.getValue());
        }
        return smaller;
    }

    private static void fill(TestDatabase database, TestOrganisation organisation, Instant now) {
        try (Session service = database.asApplication(organisation.id())) {
            service.run(FILL, organisation.id(), now.toString(), organisation.user());
        }
    }

    private static void fold(TestDatabase database) {
        try (Session service = database.asApplication()) {
            for (int call = 0; call < 3; call++) {
                service.row("select sync_console.fold_activity(1000000)");
            }
        }
    }

    /** What is asked for; in the order of the function's parameters, with the organisation's own person. */
    private record Question(
            List<String> terms,
            @Nullable Timestamp from,
            @Nullable Timestamp upto,
            Short @Nullable [] statuses,
            Short @Nullable [] actions,
            Short @Nullable [] entities,
            Short @Nullable [] sources,
            @Nullable UUID person,
            @Nullable String sync,
            boolean ofACause,
            @Nullable Timestamp past,
            UUID pastId,
            boolean newer,
            int most) {

        static Question any(Random random, UUID person, Instant now) {
            Timestamp from = random.nextInt(3) == 0 ? back(random, now) : null;
            Timestamp past = random.nextInt(3) == 0 ? back(random, now) : null;
            return new Question(
                    TERMS.get(random.nextInt(TERMS.size())),
                    from,
                    random.nextInt(3) == 0 ? back(random, now) : null,
                    some(random, 3, 4, 5, 8),
                    some(random, 2, 4),
                    some(random, 0, 1, 3),
                    some(random, 0, 1, 2),
                    random.nextInt(5) == 0 ? person : null,
                    random.nextInt(5) == 0 ? "sync-1" : null,
                    random.nextInt(6) == 0,
                    past,
                    new UUID(random.nextLong(), random.nextLong()),
                    past != null && random.nextBoolean(),
                    1 + random.nextInt(60));
        }

        private static Timestamp back(Random random, Instant now) {
            return Timestamp.from(now.minus(random.nextInt(9_000), ChronoUnit.MINUTES));
        }

        private static Short @Nullable [] some(Random random, int... codes) {
            if (random.nextInt(3) > 0) {
                return null;
            }
            List<Short> some = new ArrayList<>();
            for (int code : codes) {
                if (random.nextBoolean()) {
                    some.add((short) code);
                }
            }
            return some.isEmpty() ? null : some.toArray(Short[]::new);
        }

        List<UUID> find(TestDatabase database, UUID organisation) {
            try (Session service = database.asApplication(organisation)) {
                return service.values(
                        UUID.class,
                        FIND,
                        terms.toArray(String[]::new),
                        from,
                        upto,
                        statuses,
                        actions,
                        entities,
                        sources,
                        person,
                        sync,
                        cause(service),
                        past,
                        past == null ? null : pastId,
                        newer,
                        most);
            }
        }

        private @Nullable Long cause(Session session) {
            return ofACause
                    ? session.value(Long.class, "select sync_console.error_fingerprint('a needle in the hay')")
                    : null;
        }

        /** As somebody whom no policy holds. */
        List<UUID> look(Session administrator, UUID organisation) {
            List<@Nullable Object> values = new ArrayList<>(List.of(organisation));
            StringBuilder where = new StringBuilder("org_id = ? and error_message is not null");
            for (String term : terms) {
                where.append(" and strpos(coalesce(item_key || ' ', '') || error_message, '")
                        .append(term)
                        .append("') > 0");
            }
            and(where, values, "created_at >= ?", from);
            and(where, values, "created_at < ?", upto);
            and(where, values, "status_code = any (?::smallint[])", statuses);
            and(where, values, "action_code = any (?::smallint[])", actions);
            and(where, values, "coalesce(entity_code, 0) = any (?::smallint[])", entities);
            and(where, values, "coalesce(source_code, 0) = any (?::smallint[])", sources);
            and(where, values, "user_id = ?", person);
            and(where, values, "sync_id = ?", sync);
            and(where, values, "fingerprint = ?", cause(administrator));
            if (past != null) {
                and(where, values, "(created_at, id) " + (newer ? ">" : "<") + " (?, ?)", past);
                values.add(pastId);
            }
            String order = newer ? "created_at, id" : "created_at desc, id desc";
            return administrator.values(
                    UUID.class,
                    "select id from public.sync_activity_log where " + where + " order by " + order + " limit " + most,
                    values.toArray());
        }

        private static void and(
                StringBuilder where, List<@Nullable Object> values, String condition, @Nullable Object value) {
            if (value != null) {
                where.append(" and ").append(condition);
                values.add(value);
            }
        }
    }
}
