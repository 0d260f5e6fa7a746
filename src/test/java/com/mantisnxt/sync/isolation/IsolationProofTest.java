package com.mantisnxt.sync.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The proof beside databases that keep organisations apart, and ones that were broken on purpose. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class IsolationProofTest {

    private static final TestDatabase DATABASE = TestServer.POSTGRES_18.migrated();
    private static final String EVERYTHING = "using (true)";
    private static final String OWN =
            "using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))";

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("sync.database.url", DATABASE::url);
        registry.add("sync.database.user.name", () -> "sync_app");
        registry.add("sync.database.owner.name", () -> "sync_owner");
        registry.add("sync.account.secret-key-file", () -> "target/test-secret.key");
        registry.add("db-scheduler.enabled", () -> "false");
        registry.add("sync.alert.enabled", () -> "false");
    }

    private final Session administrator = DATABASE.asAdministrator();

    @Autowired
    private IsolationProof proof;

    @Autowired
    private IsolationRounds rounds;

    @Autowired
    private ApiPaths paths;

    @Autowired
    private Canaries canaries;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void canariesAreThere() {
        if (administrator.count("select count(*) from sync_console.isolation_canary") == 0) {
            round();
        }
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    private Tally round() {
        return proof.round().orElseThrow();
    }

    @Test
    void nothingIsSeenWhereOrganisationsAreApart() {
        Tally tally = round();
        assertThat(tally.foreign()).isEmpty();
        assertThat(tally.troubles()).isEmpty();
        assertThat(tally.checks()).isGreaterThan(150);
        IsolationRound kept = rounds.newest(1).getFirst();
        assertThat(kept.holds()).isTrue();
        assertThat(kept.checks()).isEqualTo(tally.checks());
        // whoever scrapes is told the same for some seconds
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(meters.get("sync.isolation.foreign.rows").gauge().value())
                    .isZero();
            assertThat(meters.get("sync.isolation.checks").gauge().value()).isEqualTo(tally.checks());
        });
    }

    /** A table without one proves nothing while nobody else has rows there: add one to canary-rows.sql. */
    @Test
    void everyTableThatCanBeReadHoldsACanarysRow() {
        fold();
        assertThat(round().unmarked().stream().filter(place -> !place.startsWith("sync_activity_log_")))
                .as("tables without a row of the canaries, beside those of people")
                .containsExactlyInAnyOrder(
                        "sync_console.member_role", "sync_console.one_time_link", "sync_console.totp_secret");
    }

    /** What lists leave out by themselves is asked for as well. */
    @Test
    void whatCanariesHaveIsFoundHoweverOldItIs() {
        administrator.set("session_replication_role", "replica");
        administrator.run("""
                update public.sync_activity_log
                   set created_at = greatest(date_trunc('month', now(), 'UTC'), now() - interval '20 days')
                 where org_id in (select organisation_id from sync_console.isolation_canary)
                """);
        administrator.run("""
                update public.sync_progress
                   set completed_at = now() - interval '20 days'
                 where org_id in (select organisation_id from sync_console.isolation_canary)
                """);
        administrator.set("session_replication_role", "origin");
        Tally tally = round();
        assertThat(tally.troubles()).isEmpty();
        assertThat(tally.unmarked())
                .as("where a canary does not find what is its own, that it finds nothing foreign proves nothing")
                .noneMatch(place -> place.startsWith("/api/"))
                .doesNotContain("live feed", "error search");
    }

    /** The token that one asks with is the other's, so that each address gives what is foreign. */
    @Test
    void anAddressThatGivesWhatIsForeignIsSeenWhicheverItIs() {
        String definition = administrator.value(
                String.class, "select pg_get_functiondef('sync_console.renew_isolation_token'::regproc)");
        String caller = "nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid";
        assertThat(definition).containsOnlyOnce(caller);
        administrator.run(definition.replace(
                caller,
                "(select c.organisation_id from sync_console.isolation_canary c where c.organisation_id <> " + caller
                        + ")"));
        try {
            assertThat(round().foreign().stream().map(ForeignRow::place).distinct())
                    .containsAll(paths.reads().stream()
                            .map(ApiPaths.Read::pattern)
                            .distinct()
                            .toList());
        } finally {
            administrator.run(definition);
        }
    }

    @Test
    void whatShowsRowsPastThePoliciesIsSeen() {
        administrator.run("set role sync_owner");
        administrator.run("create table sync_console.copied (org_id uuid not null)");
        administrator.run(
                "insert into sync_console.copied values (?)",
                canaries.both().orElseThrow().first().org().value());
        administrator.run("create materialized view sync_console.copies as select * from sync_console.copied");
        administrator.run("grant select on sync_console.copies to authenticated");
        try {
            assertThat(round().foreign()).contains(new ForeignRow("sync_console.copies", "nobody"));
        } finally {
            administrator.run("drop materialized view sync_console.copies");
            administrator.run("drop table sync_console.copied");
            administrator.run("reset role");
        }
    }

    /** What a job adds up, as every node does all the time. */
    private void fold() {
        try (Session application = DATABASE.asApplication()) {
            for (int i = 0; i < 4; i++) {
                application.count("select sync_console.fold_activity()");
            }
        }
    }

    @Test
    void inTheTablesOfPeopleWhoeverIsThereIsForeign() {
        administrator.run("insert into public.organization (name, slug) values ('Bakery', 'bakery')");
        administrator.run("""
                insert into auth.users_extended (org_id, email, display_name)
                select id, 'ann@example.test', 'Ann' from public.organization where slug = 'bakery'
                """);
        administrator.run("""
                insert into sync_console.member_role (org_id, user_id, role)
                select org_id, id, 'support' from auth.users_extended where email = 'ann@example.test'
                """);
        assertThat(round().foreign()).isEmpty();
        administrator.run("alter policy member_role_of_the_organisation on sync_console.member_role " + EVERYTHING);
        try {
            assertThat(round().foreign()).contains(new ForeignRow("sync_console.member_role", "canary-" + greater()));
        } finally {
            administrator.run("alter policy member_role_of_the_organisation on sync_console.member_role " + OWN);
        }
    }

    @Test
    void everyReadOfTheApiIsAsked() {
        assertThat(paths.reads().stream().map(ApiPaths.Read::pattern))
                .contains(
                        "/api/v1/syncs",
                        "/api/v1/syncs/{syncId}",
                        "/api/v1/syncs/{syncId}/commands",
                        "/api/v1/activity",
                        "/api/v1/activity/{event}",
                        "/api/v1/previews/{preview}",
                        "/api/v1/previews/{preview}/export",
                        "/api/v1/previews/{preview}/items");
    }

    @Test
    void aPolicyThatLetsEverythingThroughIsSeenAndRaisesTheAlarm() {
        administrator.run("alter policy sync_progress_select on public.sync_progress " + EVERYTHING);
        try {
            List<String> places =
                    round().foreign().stream().map(ForeignRow::place).toList();
            assertThat(places).contains("sync_progress");
            assertThat(rounds.newest(1).getFirst().holds()).isFalse();
            LookNow.atInstallation(Instant.now(), context);
            assertThat(alarms()).containsExactly("Rows of another organisation were seen in 1 place: sync_progress.");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(meters.get("sync.isolation.foreign.rows")
                                    .gauge()
                                    .value())
                            .isPositive());
        } finally {
            administrator.run("alter policy sync_progress_select on public.sync_progress " + OWN);
        }
        assertThat(round().foreign()).isEmpty();
        LookNow.atInstallation(Instant.now().plus(Duration.ofMinutes(1)), context);
        assertThat(alarms()).isEmpty();
    }

    private List<String> alarms() {
        return administrator.values(
                String.class,
                "select text from sync_console.installation_alert where rule = 'isolation-broken' and closed_at is null");
    }

    @Test
    void aTableThatWasMadeWithoutPoliciesIsSeenWithoutAnybodyThinkingOfIt() {
        Canaries.Pair both = canaries.both().orElseThrow();
        administrator.run("set role sync_owner");
        administrator.run("create table sync_console.forgotten (org_id uuid not null)");
        administrator.run(
                "insert into sync_console.forgotten values (?)",
                both.first().org().value());
        administrator.run("grant select on sync_console.forgotten to authenticated");
        try {
            assertThat(round().foreign())
                    .contains(
                            new ForeignRow(
                                    "sync_console.forgotten", both.second().marker()),
                            new ForeignRow("sync_console.forgotten", "nobody"))
                    .doesNotContain(new ForeignRow(
                            "sync_console.forgotten", both.first().marker()));
        } finally {
            administrator.run("drop table sync_console.forgotten");
            administrator.run("reset role");
        }
    }

    @Test
    void aPartitionThatCanBeReadByItsOwnNameIsSeen() {
        administrator.run("grant select on public.sync_activity_log_past to authenticated");
        administrator.run("alter table public.sync_activity_log_past no force row level security");
        administrator.run("alter table public.sync_activity_log_past disable row level security");
        try (Session session = DATABASE.asApplication(
                canaries.both().orElseThrow().first().org().value())) {
            session.run(
                    "insert into public.sync_activity_log (org_id, action, status, created_at)"
                            + " values (?, 'manual_trigger', 'failed', timestamptz '2020-01-01 00:00:00+00')",
                    canaries.both().orElseThrow().first().org().value());
            assertThat(round().foreign().stream().map(ForeignRow::place)).contains("sync_activity_log_past");
        } finally {
            administrator.run("revoke select on public.sync_activity_log_past from authenticated");
            administrator.run("alter table public.sync_activity_log_past enable row level security");
            administrator.run("alter table public.sync_activity_log_past force row level security");
        }
    }

    @Test
    void aSearchThatLooksPastTheOrganisationIsSeen() {
        String definition =
                administrator.value(String.class, "select pg_get_functiondef('sync_console.find_errors'::regproc)");
        administrator.run(definition.replace(
                "nullif(current_setting('app.current_org_id', true), '')::uuid;",
                "(select min(organisation_id::text)::uuid from sync_console.isolation_canary);"));
        administrator.run("grant select on sync_console.isolation_canary to sync_search");
        try {
            assertThat(round().foreign())
                    .contains(
                            new ForeignRow("error search", "nobody"),
                            new ForeignRow("error search", "canary-" + greater()));
        } finally {
            administrator.run(definition);
        }
    }

    private UUID greater() {
        return administrator.value(
                UUID.class, "select max(organisation_id::text)::uuid from sync_console.isolation_canary");
    }

    @Test
    void canariesAreNobodysToSeeAndAreMadeOnce() {
        List<UUID> first =
                administrator.values(UUID.class, "select organisation_id from sync_console.isolation_canary");
        round();
        assertThat(administrator.values(UUID.class, "select organisation_id from sync_console.isolation_canary"))
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(first);
        try (Session application = DATABASE.asApplication()) {
            assertThat(application.values(UUID.class, "select sync_console.organisation_ids()"))
                    .doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void theTokenOfTheProofIsGoodForNothingButReadingAndReportingAndOnlyForMinutes() {
        assertThat(
                        administrator.values(
                                String.class,
                                "select array_to_string(scopes, ',') from sync_console.api_token where name = 'isolation proof'"))
                .containsExactly("read,report", "read,report");
        assertThat(administrator.count(
                        "select count(*) from sync_console.api_token where expires_at > now() + interval '5 minutes'"))
                .isZero();
    }
}
