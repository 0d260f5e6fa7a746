package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration 0024 alone: what the contract counts and names, both ways to run it, and the way back. */
@ParameterizedClass
@EnumSource(TestServer.class)
class Migration0024Test {

    private static final Path MIGRATION = TestDatabase.migration("V0024");

    @Parameter
    TestServer server;

    private TestDatabase database;

    @BeforeEach
    void organisationsAndUsersOnly() {
        database = server.empty();
        database.flyway().target(MigrationVersion.fromVersion("1")).load().migrate();
    }

    @Test
    void makesWhatTheContractCounts() {
        try (Session owner = database.asOwner()) {
            owner.runFile(MIGRATION);
            assertThat(owner.values(String.class, """
                            select t.typname || ': ' || count(*)
                              from pg_type t join pg_enum e on e.enumtypid = t.oid
                             group by t.typname order by 1
                            """))
                    .containsExactly("sync_action: 8", "sync_entity_type: 8", "sync_status_type: 8", "sync_type: 4");
            assertThat(owner.values(
                            String.class,
                            "select relname from pg_class where relname like 'idx_sync%' and relkind in ('i', 'I')"
                                    + " and not relispartition"))
                    .containsExactlyInAnyOrder(
                            "idx_sync_preview_cache_org_type",
                            "idx_sync_preview_cache_expires",
                            "idx_sync_preview_cache_computed",
                            "idx_sync_preview_cache_key",
                            "idx_sync_progress_org_job",
                            "idx_sync_progress_org_sync",
                            "idx_sync_progress_active",
                            "idx_sync_progress_updated",
                            "idx_sync_progress_entity",
                            "idx_sync_activity_log_org_created",
                            "idx_sync_activity_log_user",
                            "idx_sync_activity_log_entity",
                            "idx_sync_activity_log_action",
                            "idx_sync_activity_log_status",
                            "idx_sync_activity_log_sync_id");
            assertThat(owner.values(
                            String.class,
                            "select p.tablename || '.' || p.policyname || ' ' || p.cmd from pg_policies p"
                                    + " where tablename in ('sync_preview_cache', 'sync_progress', 'sync_activity_log')"
                                    + " or tablename like 'sync_activity_log_%'"))
                    .containsExactlyInAnyOrder(
                            "sync_preview_cache.preview_cache_select SELECT",
                            "sync_preview_cache.preview_cache_insert INSERT",
                            "sync_preview_cache.preview_cache_update UPDATE",
                            "sync_preview_cache.preview_cache_delete DELETE",
                            "sync_progress.sync_progress_select SELECT",
                            "sync_progress.sync_progress_insert INSERT",
                            "sync_progress.sync_progress_update UPDATE",
                            "sync_progress.sync_progress_delete DELETE",
                            "sync_activity_log.sync_activity_log_select SELECT",
                            "sync_activity_log.sync_activity_log_insert INSERT",
                            "sync_activity_log.sync_activity_log_update UPDATE",
                            "sync_activity_log.sync_activity_log_delete DELETE");
            assertThat(owner.values(
                            String.class,
                            "select relname from pg_class c join pg_inherits i on i.inhrelid = c.oid"
                                    + " where i.inhparent = 'public.sync_activity_log'::regclass order by 1"))
                    .containsExactly(
                            "sync_activity_log_2025_11",
                            "sync_activity_log_2025_12",
                            "sync_activity_log_2026_01",
                            "sync_activity_log_2026_02",
                            "sync_activity_log_future");
            assertThat(owner.values(
                            String.class,
                            "select proname::text from pg_proc where pronamespace = 'public'::regnamespace"
                                    + " and proname like '%sync%' or proname = 'auto_cleanup_preview_cache'"))
                    .containsExactlyInAnyOrder(
                            "auto_cleanup_preview_cache",
                            "update_sync_progress_elapsed",
                            "validate_sync_progress_totals",
                            "update_sync_progress_timestamp",
                            "auto_log_sync_activity_on_progress_change");
            assertThat(owner.values(
                            String.class,
                            "select tgname from pg_trigger where tgrelid = 'public.sync_progress'::regclass"
                                    + " and not tgisinternal order by 1"))
                    .containsExactly(
                            "sync_progress_10_validate",
                            "sync_progress_20_elapsed",
                            "sync_progress_30_timestamp",
                            "sync_progress_40_log");
        }
    }

    @Test
    void indexesNothingThatATickChanges() {
        Set<String> ticking = Set.of(
                "current_item",
                "processed_count",
                "failed_count",
                "speed_items_per_min",
                "eta_seconds",
                "elapsed_seconds",
                "updated_at");
        try (Session owner = database.asOwner()) {
            owner.runFile(MIGRATION);
            assertThat(
                            owner.values(
                                    String.class,
                                    "select distinct a.attname::text from pg_index i join pg_attribute a"
                                            + " on a.attrelid = i.indexrelid where i.indrelid = 'public.sync_progress'::regclass"))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(ticking);
        }
    }

    @Test
    void aDumpOfExpiredPreviewsCanBeRestoredAndTheyCanBeUpdated() {
        try (Session owner = database.asOwner()) {
            owner.runFile(MIGRATION);
            var organisation = database.newOrganisation();
            owner.actFor(organisation.id());
            owner.run(
                    "insert into sync_preview_cache (org_id, sync_type, expires_at)"
                            + " values (?, 'odoo', now() - interval '2 days')",
                    organisation.id());
            assertThat(owner.run("update sync_preview_cache set sync_id = 'late'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theOwnerCleansUpForAllOrganisationsOfADatabaseWhoseUsersAreNotOurs() {
        try (Session administrator = database.asAdministrator();
                Session owner = database.asOwner()) {
            owner.runFile(MIGRATION);
            administrator.run("alter table public.organization disable row level security");
            for (int i = 0; i < 2; i++) {
                var organisation = database.newOrganisation();
                owner.actFor(organisation.id());
                owner.run(
                        "insert into sync_preview_cache (org_id, sync_type, expires_at) values (?, 'odoo', now())",
                        organisation.id());
            }
            owner.set("app.current_org_id", "");
            assertThat(owner.row("select * from auto_cleanup_preview_cache()"))
                    .containsEntry("deleted_count", 2)
                    .containsEntry("error_message", null);
            assertThat(owner.value(String.class, "select current_setting('app.current_org_id')"))
                    .isEmpty();
        }
    }
}
