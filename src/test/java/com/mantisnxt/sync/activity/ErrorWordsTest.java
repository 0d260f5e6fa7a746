package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** The search that looks behind the policies: what it finds, and that nothing of another organisation comes out of it. */
class ErrorWordsTest {

    private final UUID person = UUID.randomUUID();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void setTime() {
        now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void errorsAreFoundByTheirWordsWhateverTheirCaseAndScript(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.shared());
        EventId limit = two.mine.add(now, "failed", "product", "Rate Limit exceeded: 429");
        EventId russian = two.mine.add(now.minusSeconds(1), "failed", "product", "Ошибка соединения");
        two.mine.add(now.minusSeconds(2), "completed", "product", null);
        assertThat(two.find("rate limit")).containsExactly(limit.id());
        assertThat(two.find("429", "limit")).containsExactly(limit.id());
        assertThat(two.find("ОШИБКА")).containsExactly(russian.id());
        assertThat(two.find("rate limits")).isEmpty();
        assertThat(two.find("42")).containsExactly(limit.id());
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void aTermIsTextAndNoPattern(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.shared());
        EventId percent = two.mine.add(now, "failed", "product", "100% of C:\\temp\\a_b is full");
        two.mine.add(now.minusSeconds(1), "failed", "product", "another error");
        assertThat(two.find("100%")).containsExactly(percent.id());
        assertThat(two.find("a_b")).containsExactly(percent.id());
        assertThat(two.find("C:\\temp")).containsExactly(percent.id());
        assertThat(two.find("%")).containsExactly(percent.id());
        assertThat(two.find("_____")).isEmpty();
        assertThat(two.find("anoth%error")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void noTermReachesAnotherOrganisation(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.shared());
        two.theirs.add(now, "failed", "product", "their secret error");
        EventId own = two.mine.add(now.minusSeconds(1), "failed", "product", "my secret error");
        List<String> attacks = List.of(
                "secret",
                "%",
                "' or true --",
                "') or true --",
                "' or l.org_id is not null --",
                "\\' or true --",
                "secret' union select created_at, id from public.sync_activity_log --",
                "$q$ or true --",
                "%1$s",
                "%L");
        for (String attack : attacks) {
            assertThat(two.find(attack)).as(attack).isSubsetOf(own.id());
        }
        String quoted = "' or true --";
        assertThat(two.find("secret", null, quoted)).isEmpty();
        assertThat(two.find("secret", person, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void withoutAnOrganisationThereIsNothing(TestServer server) {
        TestDatabase database = server.shared();
        new LoggedEvents(database, database.newOrganisation().id())
                .add(now, "failed", "product", "an error of somebody");
        try (Session session = database.asApplication()) {
            assertThat(session.values(UUID.class, TwoOrganisations.FIND, new String[] {"error"}, null, null, 50))
                    .isEmpty();
            session.set("app.current_org_id", "");
            assertThat(session.values(UUID.class, TwoOrganisations.FIND, new String[] {"error"}, null, null, 50))
                    .isEmpty();
            session.set("app.current_org_id", "' or true --");
            assertThatThrownBy(() ->
                            session.values(UUID.class, TwoOrganisations.FIND, new String[] {"error"}, null, null, 50))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** Functions of pg_temp are never found by their bare names; those of a schema in the path are. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void whatACallerPutsInItsWayIsNotUsed(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.migrated());
        two.theirs.add(now, "failed", "product", "their secret error");
        try (Session session = two.database.asAdministrator()) {
            session.run("create schema in_its_way");
            session.run("grant usage on schema in_its_way to public");
            session.run("create function in_its_way.current_setting(text, boolean) returns text language sql as "
                    + "$$ select '" + two.other + "' $$");
        }
        try (Session session = two.database.asApplication(two.organisation)) {
            session.run("create temporary table sync_activity_log (like public.sync_activity_log)");
            session.set("search_path", "pg_temp, in_its_way, pg_catalog, public");
            assertThat(session.value(String.class, "select current_setting('app.current_org_id', true)"))
                    .as("what stands in its way")
                    .isEqualTo(two.other.toString());
            assertThat(session.values(UUID.class, TwoOrganisations.FIND, new String[] {"secret"}, null, null, 50))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void nobodyCanBeItsOwnerAndOnlyItsOwnerSeesEverything(TestServer server) {
        TestDatabase database = server.shared();
        try (Session session = database.asApplication()) {
            assertThatThrownBy(() -> session.run("set role sync_search")).isInstanceOf(DataAccessException.class);
        }
        try (Session session = database.asAdministrator()) {
            assertThat(
                            session.values(
                                    Boolean.class,
                                    "select rolcanlogin or rolbypassrls or rolsuper from pg_roles where rolname = 'sync_search'"))
                    .containsExactly(false);
            assertThat(session.values(
                            String.class,
                            "select polroles::regrole[]::text from pg_policy where pg_get_expr(polqual, polrelid) = 'true'"
                                    + " and polrelid = 'public.sync_activity_log'::regclass"))
                    .as("roles that can't sign in")
                    .containsOnly("{sync_search}", "{sync_system}");
        }
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void olderErrorsThanTheNewestAreFoundByTheIndexInOrderAndOnce(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.migrated());
        try (Session session = two.database.asApplication(two.organisation)) {
            session.run("""
                    insert into public.sync_activity_log (org_id, created_at, status, entity_type, action, error_message)
                    select ?, ? - make_interval(secs => n), 'failed', 'product', 'batch_process',
                           case when n %% 4000 = 0 then 'needle ' else 'hay ' end || n
                      from generate_series(1, 45000) n
                    """.formatted(), two.organisation, now.atOffset(java.time.ZoneOffset.UTC));
        }
        try (Session session = two.database.asAdministrator()) {
            session.run("analyze public.sync_activity_log");
        }
        assertThat(two.scansOfTheWordsIndexBy("hay 44001")).isPositive();
        assertThat(two.scansOfTheWordsIndexBy("hay"))
                .as("the newest fill the page")
                .isZero();
        assertThat(two.find("needle")).hasSize(11).doesNotHaveDuplicates();
        assertThat(two.find("eedle 44000")).hasSize(1);
        assertThat(two.find("dl"))
                .as("only the newest are searched for less than three letters")
                .hasSize(5);
    }

    /** Dense among the newest, so the order is followed for a while, and rare beyond, where the index is asked in the end. */
    @Test
    void whatIsFrequentOnlyLatelyIsFoundToItsLast() {
        TwoOrganisations two = new TwoOrganisations(TestServer.POSTGRES_18.migrated());
        try (Session session = two.database.asApplication(two.organisation)) {
            session.run("""
                    insert into public.sync_activity_log (org_id, created_at, status, entity_type, action, error_message)
                    select ?, ? - make_interval(secs => n / 100.0), 'failed', 'product', 'batch_process',
                           case when n <= 20000 and n % 100 = 0 or n % 75000 = 0 then 'needle ' else 'hay ' end || n
                      from generate_series(1, 226000) n
                    """, two.organisation, now.atOffset(java.time.ZoneOffset.UTC));
        }
        ActivityFilter needles = ActivityFilter.DEFAULT.withWords(List.of("needle"));
        assertThat(two.page(needles, Slice.after(null, 300)))
                .hasSize(203)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
        assertThat(two.page(needles, Slice.after(null, 202))).hasSize(202);
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void pagesFollowEachOtherBothWays(TestServer server) {
        TwoOrganisations two = new TwoOrganisations(server.shared());
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(two.mine
                    .add(now.minusSeconds(i / 3), Map.of("status", "failed"), "paged error " + i)
                    .id());
        }
        ActivityFilter filter = ActivityFilter.DEFAULT.withWords(List.of("paged"));
        List<EventId> down = new ArrayList<>();
        @Nullable EventId last = null;
        for (int i = 0; i < 4; i++) {
            List<EventId> page = two.page(filter, Slice.after(last, 4));
            down.addAll(page);
            last = page.isEmpty() ? last : page.getLast();
        }
        assertThat(down).extracting(EventId::id).containsExactlyInAnyOrderElementsOf(all);
        List<EventId> up = two.page(filter, Slice.before(down.getLast(), 20));
        assertThat(up.reversed()).isEqualTo(down.subList(0, 11));
    }
}
