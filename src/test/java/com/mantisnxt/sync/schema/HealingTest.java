package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that ran an earlier delivery of 0024 gets our shape and keeps its rows, or is left alone with a reason. */
@ParameterizedClass
@EnumSource(TestServer.class)
class HealingTest {

    private static final Map<TestServer, String> FRESH = new ConcurrentHashMap<>();
    private static final Map<TestServer, EarlierDelivery> UNTOUCHED = new ConcurrentHashMap<>();

    @Parameter
    TestServer server;

    @Test
    void theHealedSchemaIsExactlyTheFreshOne() {
        EarlierDelivery healed = EarlierDelivery.v1WithRows(server);
        assertThat(healed.catalogue()).isNotEqualTo(fresh());
        healed.heal();
        assertThat(healed.catalogue()).isEqualTo(fresh());
    }

    /** What a MantisNXT database looks like that never ran an earlier delivery. */
    private String fresh() {
        return FRESH.computeIfAbsent(server, any -> {
            EarlierDelivery fresh = EarlierDelivery.none(server);
            fresh.heal();
            return fresh.catalogue();
        });
    }

    @Test
    void everyRowIsKeptAsItWas() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        Map<String, List<String>> before = contents(delivery);
        assertThat(before.get("sync_activity_log"))
                .hasSizeGreaterThan(200)
                .anyMatch(row -> row.startsWith("sync_activity_log_2025_11 "))
                .anyMatch(row -> row.startsWith("sync_activity_log_2025_12 "))
                .anyMatch(row -> row.startsWith("sync_activity_log_2026_01 "))
                .anyMatch(row -> row.startsWith("sync_activity_log_2026_02 "))
                .anyMatch(row -> row.startsWith("sync_activity_log_future "));
        delivery.heal();
        assertThat(contents(delivery)).isEqualTo(before);
    }

    private static Map<String, List<String>> contents(EarlierDelivery delivery) {
        Map<String, List<String>> contents = new LinkedHashMap<>();
        EarlierDelivery.TABLES.forEach(table -> contents.put(table, delivery.rows(table)));
        return contents;
    }

    @Test
    void whatFollowsDerivesTheStatusOfOldRowsAndKeepsThemAll() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        Map<String, List<String>> before = contents(delivery);
        delivery.migrate();
        try (Session administrator = delivery.database().asAdministrator()) {
            assertThat(administrator.values(
                            String.class, "select sync_id || ' ' || status from sync_progress order by sync_id"))
                    .containsExactly(
                            "broken failed",
                            "done completed",
                            "errors completed_with_errors",
                            "pending pending",
                            "running in_progress");
            assertThat(administrator.count("select count(*) from sync_progress where revision <> 0"))
                    .isZero();
            assertThat(administrator.count("select count(*) from sync_preview_cache"))
                    .isEqualTo(before.get("sync_preview_cache").size());
            assertThat(administrator.count("select (select count(*) from sync_activity_log)"
                            + " + (select count(*) from sync_console.quarantined_activity)"))
                    .isEqualTo(before.get("sync_activity_log").size());
            assertThat(administrator.count("select count(*) from sync_activity_log"
                            + " where (error_message is null) <> (fingerprint is null)"))
                    .isZero();
        }
    }

    @Test
    void rowsFromBeyondTomorrowAreKeptApart() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server)
                .altered("update sync_activity_log set created_at = '2999-01-01' where record_count = 199");
        delivery.migrate();
        try (Session administrator = delivery.database().asAdministrator()) {
            assertThat(administrator.values(
                            Integer.class, "select record_count from sync_console.quarantined_activity"))
                    .containsExactly(199);
            assertThat(administrator.count("select count(*) from sync_activity_log where created_at > now()"))
                    .isZero();
        }
    }

    @Test
    void aHealedDatabaseServesTheApplicationRole() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        delivery.migrate();
        var alpha = java.util.UUID.fromString("00000000-0000-0000-0000-00000000000a");
        try (Session service = delivery.database().asApplication(alpha)) {
            assertThat(service.run("update sync_progress set processed_count = 98 where sync_id = 'running'"))
                    .isEqualTo(1);
            assertThat(service.values(String.class, "select sync_id from sync_progress where completed_at is null"))
                    .containsExactly("pending");
            assertThat(service.row("select * from auto_cleanup_preview_cache()"))
                    .containsEntry("deleted_count", 1)
                    .containsEntry("error_message", null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a patch has made the log append-only | \
            drop policy sync_activity_log_update on sync_activity_log; \
            drop policy sync_activity_log_delete on sync_activity_log
            constraints and triggers have other names | \
            alter table sync_progress rename constraint sync_progress_positive_items to some_check; \
            alter table sync_activity_log rename constraint fk_sync_activity_org to log_org; \
            alter table sync_preview_cache rename constraint sync_preview_cache_pkey to cache_pk; \
            alter trigger sync_progress_update_elapsed on sync_progress rename to a_trigger; \
            alter policy preview_cache_select on sync_preview_cache rename to seeing
            a constraint is missing, the uniqueness is an index | \
            alter table sync_progress drop constraint sync_progress_org_id_sync_id_key; \
            create unique index my_unique on sync_progress (org_id, sync_id); \
            alter table sync_preview_cache drop constraint preview_cache_not_expired
            defaults and grants went astray | \
            alter table sync_progress alter metadata drop default, alter batch_number drop default; \
            grant all on sync_progress, sync_activity_log_future to authenticated
            """)
    void smallerVariationsAreHealedToo(String name, String change) {
        EarlierDelivery varied = EarlierDelivery.v1WithRows(server).altered(change);
        varied.heal();
        assertThat(varied.catalogue()).as(name).isEqualTo(fresh());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table sync_preview_cache rename delta_json to delta_data | column sync_preview_cache.delta_data is not known
            alter table sync_preview_cache rename delta_json to delta_data | column sync_preview_cache.delta_json is missing
            alter table sync_progress add status text default 'running' | column sync_progress.status is not known
            alter table sync_activity_log add details jsonb | column sync_activity_log.details is not known
            drop table sync_activity_log_2026_01 | partition sync_activity_log_2026_01 is missing
            drop table sync_preview_cache | table sync_preview_cache is missing
            alter type sync_type add value 'magento' | type sync_type has the labels woocommerce, odoo, shopify, custom, magento
            alter table sync_progress add constraint odd check (sync_id <> '') | constraint odd on sync_progress is not known
            create index odd on sync_progress (metadata) | index odd on sync_progress is not known
            create policy odd on sync_progress using (true) | policy odd on sync_progress is not known
            alter table sync_progress alter sync_id type text | column sync_progress.sync_id is text instead of character varying(255)
            alter table sync_progress drop constraint sync_progress_pkey | the primary key of sync_progress is missing
            create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger odd before insert on sync_activity_log for each row execute function f() | trigger odd on sync_activity_log is not known
            """)
    void anUnknownShapeIsRefusedByName(String change, String difference) {
        EarlierDelivery delivery = UNTOUCHED.computeIfAbsent(server, any -> {
            EarlierDelivery untouched = EarlierDelivery.v1(server);
            untouched.database().addRoles();
            return untouched;
        });
        assertThatThrownBy(() -> delivery.tryToHeal(change)).rootCause().hasMessageContaining(difference);
    }

    @Test
    void aLaterRewriteIsRefusedWithAllItsDifferencesAndLeftAlone() {
        EarlierDelivery delivery = EarlierDelivery.none(server).altered("""
                        create type sync_type as enum ('woocommerce', 'odoo');
                        create table sync_preview_cache (id uuid primary key, org_id uuid, delta_data jsonb);
                        create table sync_progress (id uuid primary key, org_id uuid, status text default 'running');
                        create table sync_activity_log (id uuid primary key, activity_type text, details jsonb);
                        """);
        delivery.database().addRoles();
        String before = withoutSchemas(delivery.catalogue());
        assertThatThrownBy(delivery::heal)
                .hasMessageContaining("table sync_activity_log is not partitioned")
                .hasMessageContaining("column sync_activity_log.activity_type is not known")
                .hasMessageContaining("column sync_preview_cache.delta_data is not known")
                .hasMessageContaining("column sync_progress.status is not known")
                .hasMessageContaining("type sync_action has the labels of no enum");
        assertThat(withoutSchemas(delivery.catalogue())).isEqualTo(before);
    }

    @Test
    void tablesOfAStrangerAreRefusedUntilTheRolesAreSetUp() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        assertThatThrownBy(delivery::healWithoutRoles)
                .hasMessageContaining("table sync_progress belongs to postgres (run db/roles.sql first)");
    }

    @Test
    @NeedsTool("psql")
    void afterOurOwnMigrationThereIsNothingToHeal() throws Exception {
        EarlierDelivery delivery = EarlierDelivery.none(server);
        delivery.database().addRoles();
        assertThat(Psql.run(delivery.database(), "sync_owner", TestDatabase.migration("V0024"))
                        .exitCode())
                .isZero();
        String before = delivery.catalogue();
        delivery.heal();
        assertThat(delivery.catalogue()).isEqualTo(fresh());
        assertThat(withoutSchemas(delivery.catalogue())).isEqualTo(withoutSchemas(before));
    }

    /** Schema sync_console is Flyway's and the neighbours' affair. */
    private static String withoutSchemas(String catalogue) {
        return catalogue
                .lines()
                .filter(line -> !line.contains(" schema "))
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
