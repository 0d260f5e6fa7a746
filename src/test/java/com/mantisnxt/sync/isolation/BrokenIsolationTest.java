package com.mantisnxt.sync.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The proof beside databases that were broken on purpose: each is seen. */
class BrokenIsolationTest extends IsolationStage {

    private static final String EVERYTHING = "using (true)";
    private static final String OWN =
            "using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApiPaths paths;

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
    void aCanaryThatDoesNotFindWhatIsItsOwnProvesNothingAndRaisesTheAlarm() {
        int all = round().checks();
        administrator.run("alter policy sync_progress_select on public.sync_progress using (false)");
        try {
            Tally tally = round();
            assertThat(tally.foreign()).isEmpty();
            assertThat(tally.unproven()).contains("sync_progress", "live feed", "/api/v1/syncs");
            assertThat(tally.checks()).as("those that prove something").isLessThan(all);
            assertThat(rounds.newest(1).getFirst().holds()).isFalse();
            assertThat(rounds.newest(1).getFirst().unproven()).isEqualTo(tally.unproven());
            LookNow.atInstallation(Instant.now().plus(Duration.ofMinutes(2)), context);
            assertThat(alarms())
                    .singleElement(STRING)
                    .startsWith("The canaries do not find what is their own in")
                    .contains("sync_progress");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(meters.get("sync.isolation.unproven")
                                    .gauge()
                                    .value())
                            .isPositive());
        } finally {
            administrator.run("alter policy sync_progress_select on public.sync_progress " + OWN);
        }
        assertThat(round().unproven()).isEmpty();
        LookNow.atInstallation(Instant.now().plus(Duration.ofMinutes(3)), context);
        assertThat(alarms()).isEmpty();
    }

    /** A table that nobody thought of when the canaries' rows were written. */
    @Test
    void whereNoCanaryHasARowNothingIsProven() {
        administrator.run("set role sync_owner");
        administrator.run("create table sync_console.unplanted (org_id uuid not null)");
        administrator.run("grant select on sync_console.unplanted to authenticated");
        try {
            assertThat(round().unproven()).containsExactly("sync_console.unplanted");
        } finally {
            administrator.run("drop table sync_console.unplanted");
            administrator.run("reset role");
        }
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
            administrator.run("delete from public.sync_activity_log_past where created_at < '2021-01-01'");
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
}
