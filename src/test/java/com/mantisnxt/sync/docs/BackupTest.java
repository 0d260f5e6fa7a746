package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.cluster.Node;
import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup that the documents tell how to make, and what comes of it: by PostgreSQL 15, whose programs are common. */
@NeedsTool({"bash", "psql", "pg_dump", "pg_restore", "createdb"})
class BackupTest {

    private static final Markdown DOCUMENT = Markdown.of("docs", "OPERATIONS.md");
    private static final String ALL_TABLES = """
            select c.oid::regclass::text
              from pg_class c
             where c.relkind = 'r'
               and c.relnamespace::regnamespace::text in ('public', 'sync_console', 'auth')
            """;
    private static final String SECURITY = """
            select c.oid::regclass || ' ' || c.relowner::regrole || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity
                   || ' ' || coalesce(c.relacl::text, '')
              from pg_class c
             where c.relkind in ('r', 'p')
               and c.relnamespace::regnamespace::text in ('public', 'sync_console', 'auth')
            union all
            select p.polname || ' ' || p.polrelid::regclass || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '')
                   || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') || p.polroles::regrole[]::text
              from pg_policy p
            union all
            select p.oid::regprocedure || ' ' || p.proowner::regrole || ' ' || coalesce(p.proacl::text, '')
              from pg_proc p
             where p.pronamespace::regnamespace::text in ('public', 'sync_console', 'auth')
               and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
             order by 1
            """;

    private final TestDatabase database = TestServer.POSTGRES_15.migrated();
    private final TestDatabase restored = new TestDatabase(database.port(), "restored_" + database.name());

    @TempDir
    private Path folder;

    @Test
    void whatIsRestoredHasEveryRowAndEveryPolicyAndTheApplicationStartsOnIt() throws Exception {
        var organisation = somethingToLose();
        try (Session administrator = database.asAdministrator()) {
            administrator.runScript("drop role if exists sync_backup; " + DOCUMENT.fence("sql", "backup-role"));
        }
        program().run("bash", "-euc", named(DOCUMENT.fence("bash", "backup")));
        program().run("bash", "-euc", named(DOCUMENT.fence("bash", "restore")));

        assertThat(rows(restored)).isEqualTo(rows(database));
        try (Session before = database.asAdministrator();
                Session after = restored.asAdministrator()) {
            assertThat(after.values(String.class, SECURITY)).isEqualTo(before.values(String.class, SECURITY));
            assertThat(after.values(String.class, DOCUMENT.fence("sql", "unforced")))
                    .isEmpty();
        }
        try (Session nobody = restored.asApplication()) {
            assertThat(nobody.count("select count(*) from public.sync_progress"))
                    .isZero();
        }
        try (Node node = Node.on(restored)) {
            assertThat(node.probe("readiness")).isEqualTo(200);
            SyncService service = new SyncService(node.address(), organisation.token());
            service.reportAs("kept", 2, 50);
            try (Session session = restored.asApplication(organisation.id())) {
                assertThat(session.count("select processed_count from public.sync_progress where sync_id = 'kept'"))
                        .isEqualTo(50);
            }
        }
    }

    @Test
    void theOwnerCanNotDumpWhatItMayNotSee() {
        String asOwner = named(DOCUMENT.fence("bash", "backup")).replace("sync_backup", "sync_owner");
        somethingToLose();
        assertThatThrownBy(() -> program().run("bash", "-euc", asOwner))
                .hasMessageContaining("query would be affected by row-level security policy");
    }

    private record Kept(java.util.UUID id, String token) {}

    private Kept somethingToLose() {
        try (Node node = Node.on(database)) {
            OrganisationFixture organisation = OrganisationFixture.in(node.context());
            String token = organisation
                    .asAdmin(() -> node.bean(ApiTokens.class).create("W", Set.of(Scope.REPORT), null))
                    .value();
            SyncService service = new SyncService(node.address(), token);
            service.start("kept", "shopify", 100);
            service.report("kept", 40);
            try (Session session = database.asApplication(organisation.id.value())) {
                session.run(
                        "insert into sync_preview_cache (org_id, sync_type, delta_json) values (?, 'odoo', '{}')",
                        organisation.id.value());
            }
            return new Kept(organisation.id.value(), token);
        }
    }

    /** By table, in no order that a restore would keep. */
    private static Map<String, List<String>> rows(TestDatabase of) {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Session administrator = of.asAdministrator()) {
            for (String table : administrator.values(String.class, ALL_TABLES)) {
                rows.put(
                        table,
                        administrator.values(String.class, "select to_jsonb(t)::text from " + table + " t order by 1"));
            }
        }
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(rows.get("sync_progress")).isNotEmpty();
        return rows;
    }

    private Program program() {
        return new Program(
                folder, Map.of("PGHOST", "localhost", "PGPORT", String.valueOf(database.port()), "PGOPTIONS", ""));
    }

    /** With the test's databases and files in place of those that a reader has. */
    private String named(String script) {
        return script.replace("sync_restored", restored.name())
                .replace("--dbname=sync ", "--dbname=" + database.name() + " ")
                .replace(
                        "db/roles.sql",
                        Path.of("db", "roles.sql").toAbsolutePath().toString());
    }
}
