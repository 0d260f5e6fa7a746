package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.database.DatabaseCheck;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** `./console check` says what a start would do, agrees with what it then does, and touches nothing. */
@ParameterizedClass
@EnumSource(TestServer.class)
class DatabaseCheckTest {

    @Parameter
    TestServer server;

    @Test
    void inAnEmptyDatabaseEverythingIsToBeMade() {
        Checked checked = check(server.empty());
        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(checked.text())
                .contains("nothing of ours, and no organisations")
                .contains("V0001 organisation and users where missing", "V0024 ", "V0056 ")
                .contains("sync_app is held by row-level security")
                .endsWith("a start would go ahead.\n");
    }

    @Test
    void ofAMigratedDatabaseEveryMigrationIsRecognised() {
        Checked checked = check(server.migrated());
        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(checked.text())
                .contains("an installation of ours")
                .containsPattern("Migrations +none to run")
                .containsPattern("sync_progress: .*row-level security forced")
                .doesNotContain("Refused", "V0001", "Takes");
    }

    @Test
    void anEarlierDeliveryIsRecognisedAndItsChangesAreTold() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        delivery.database().addRoles();
        String before = delivery.catalogue();
        Checked checked = check(delivery.database());
        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(checked.text())
                .contains("an earlier delivery of migration 0024")
                .containsPattern("sync_preview_cache: 3 rows, .*not forced")
                .containsPattern("sync_activity_log: \\d{3} rows, .* of sync_owner")
                .contains("every row is kept")
                .contains("say \"on conflict (org_id, cache_key)\"")
                .contains("preview_cache_not_expired of sync_preview_cache goes")
                .contains("the log becomes append-only")
                .contains("app.current_org_id, not with auth.uid()")
                .contains("V0025 ", "V0026: the log is rewritten")
                .doesNotContain("V0024 ", "V0001 ");
        assertThat(delivery.catalogue()).as("nothing was touched").isEqualTo(before);
        delivery.migrate();
        assertThat(check(delivery.database()).text()).containsPattern("Migrations +none to run");
    }

    @Test
    void ofAStrangersTablesItSaysWhatTheHealingWouldRefuse() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server)
                .altered("alter table sync_progress add status text; create index odd on sync_progress (metadata)");
        Checked checked = check(delivery.database());
        assertThat(checked.code()).isEqualTo(DatabaseCheck.REFUSED);
        List<String> refused = checked.refusals();
        assertThat(refused)
                .contains(
                        "table sync_progress belongs to postgres (run db/roles.sql first)",
                        "column sync_progress.status is not known",
                        "index odd on sync_progress is not known");
        assertThatThrownBy(delivery::healWithoutRoles)
                .satisfies(fault -> assertThat(refused)
                        .filteredOn(reason -> !reason.contains("roles.sql as an administrator"))
                        .allSatisfy(reason -> assertThat(fault).hasMessageContaining(reason)));
    }

    @Test
    void aLongLogIsRefusedUntilItsRewritingIsAllowed() {
        EarlierDelivery delivery = EarlierDelivery.v1(server).altered("""
                insert into organization (id, name, slug) values ('00000000-0000-0000-0000-00000000000a', 'Alpha', 'alpha');
                alter table sync_activity_log disable trigger all;
                insert into sync_activity_log (id, org_id, action, status, created_at)
                select gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 'batch_process', 'completed', '2026-01-05'
                  from generate_series(1, 100001);
                alter table sync_activity_log enable trigger all;
                """);
        delivery.database().addRoles();
        Checked checked = check(delivery.database());
        assertThat(checked.code()).isEqualTo(DatabaseCheck.REFUSED);
        assertThat(checked.text())
                .contains("V0026: the log is rewritten and locked meanwhile, about 2 s for 100001 rows");
        assertThat(checked.refusals()).singleElement().asString().contains("app.allow_log_rewrite = on");
        delivery.altered(
                "alter role sync_owner in database " + delivery.database().name() + " set app.allow_log_rewrite = on");
        assertThat(check(delivery.database()).code()).isZero();
    }

    @Test
    void aRoleThatThePoliciesWouldNotHoldIsRefused() {
        TestDatabase database = server.migrated();
        assertThat(check(database, "--sync.database.user.name=postgres").refusals())
                .contains("postgres is a superuser: the policies would not hold it");
        assertThat(check(database, "--sync.database.user.name=sync_owner").refusals())
                .contains("sync_owner can become sync_owner, who owns the tables");
        assertThat(check(server.empty(), "--sync.database.user.name=sync_owner").code())
                .as("also before there is a table")
                .isEqualTo(DatabaseCheck.REFUSED);
        assertThat(check(server.empty(), "--sync.database.owner.name=sync_app").refusals())
                .anyMatch(reason -> reason.startsWith("sync_app may not create in the database"));
    }

    @Test
    void whoIsConnectedIsToldAndWhetherThePoliciesHoldThem() {
        TestDatabase database = server.migrated();
        try (Session administrator = database.asAdministrator();
                Session service = database.asApplication()) {
            service.set("application_name", "warehouse");
            administrator.set("application_name", "nightly");
            assertThat(check(database).text())
                    .contains("postgres, 1 session of nightly: a superuser, no policy holds it")
                    .containsPattern("sync_app, 1 session of warehouse\n")
                    .containsPattern("No policy +holds these roles that can log in: .*postgres");
        }
    }

    @Test
    void aHistoryThatIsNotOursIsRefused() {
        TestDatabase database = server.migrated();
        try (Session owner = database.asOwner()) {
            owner.run("update sync_console.schema_history set checksum = checksum + 1 where version = '0030'");
            owner.run("update sync_console.schema_history set success = false where version = '0044'");
            owner.run("delete from sync_console.schema_history where version = '0041'");
        }
        assertThat(check(database).refusals())
                .hasSize(3)
                .anyMatch(reason -> reason.startsWith("migration V0030 ") && reason.endsWith("in another form"))
                .anyMatch(reason -> reason.startsWith("migration 44 failed half-way"))
                .anyMatch(reason -> reason.startsWith("migration V0041 ") && reason.endsWith("passed over"));
        assertThatThrownBy(database::migrate).hasMessageContaining("44");
    }

    @Test
    void aDatabaseThatIsNotThereIsRefusedAndAServerThatIsNotIsSaidToBeWaitedFor() {
        Checked missing = check(new TestDatabase(server.shared().port(), "nobody_made_this"));
        assertThat(missing.code()).isEqualTo(DatabaseCheck.REFUSED);
        assertThat(missing.refusals()).singleElement().asString().startsWith("the database refuses sync_owner");
        Checked nowhere = check(new TestDatabase(1, "sync"));
        assertThat(nowhere.code()).isEqualTo(DatabaseCheck.NOT_REACHED);
        assertThat(nowhere.text()).startsWith("The database does not answer sync_owner");
    }

    @Test
    void withoutADatabaseOfYoursThereIsNothingToCheck() {
        Checked checked = run("--sync.database.url=");
        assertThat(checked.code()).isZero();
        assertThat(checked.text()).contains("SYNC_DATABASE_URL is not set");
    }

    private Checked check(TestDatabase database, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--sync.database.url=" + database.url()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Checked run(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        int code = DatabaseCheck.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return new Checked(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private record Checked(int code, String text) {

        List<String> refusals() {
            return Pattern.compile("(?m)^Refused +(.*)$")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}
