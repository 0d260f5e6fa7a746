package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** The one way by which rows leave the log singly: their organisation goes, and all that is its own with it. */
@ParameterizedClass
@EnumSource(TestServer.class)
class DeletedOrganisationTest {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
             where n.nspname in ('public', 'auth', 'sync_console')
               and c.relkind in ('r', 'p')
               and not c.relispartition
            """;
    private static final String PEOPLE_AND_OLD_ROWS = """
            insert into sync_console.member_role (org_id, user_id, role) values (:org, :user, 'admin');
            insert into sync_console.totp_secret (org_id, user_id, secret) values (:org, :user, '\\x00');
            insert into sync_console.one_time_link (org_id, user_id, token_hash, purpose, expires_at)
            values (:org, :user, sha256(convert_to(:marker, 'UTF8')), 'set_password', now());
            insert into sync_console.quarantined_activity (org_id, id, created_at, action, status)
            values (:org, :id, now(), 'sync_start', 'failed');
            insert into public.sync_activity_log (org_id, action, status, created_at)
            values (:org, 'sync_start', 'failed', now() - interval '40 days');
            """;

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation gone;
    private TestOrganisation stays;

    @BeforeEach
    void twoOrganisationsWithRowsInEveryTable() {
        database = server.shared();
        gone = planted();
        stays = planted();
        try (Session application = database.asApplication()) {
            for (int i = 0; i < 4; i++) {
                application.count("select sync_console.fold_activity()");
            }
        }
    }

    @Test
    void allThatIsItsOwnGoesAndNothingOfAnothersDoes() {
        Map<String, Long> before = rowsOf(gone);
        assertThat(before).as("a table without a row proves nothing").doesNotContainValue(0L);
        assertThat(before).containsKeys("public.sync_activity_log", "sync_console.audit_event", "auth.users_extended");
        Map<String, Long> others = rowsOf(stays);
        try (Session owner = database.asOwner()) {
            owner.actFor(gone.id());
            assertThat(owner.run("delete from public.organization where id = ?", gone.id()))
                    .isEqualTo(1);
        }
        assertThat(rowsOf(gone).values()).as("no row is left anywhere").containsOnly(0L);
        assertThat(rowsOf(stays)).isEqualTo(others);
    }

    @Test
    void whoActsForOneOrganisationDeletesNoOther() {
        try (Session owner = database.asOwner()) {
            owner.actFor(stays.id());
            assertThat(owner.run("delete from public.organization where id = ?", gone.id()))
                    .isZero();
            assertThat(owner.run("delete from public.sync_activity_log where org_id = ?", stays.id()))
                    .as("the log alone stays closed to its owner")
                    .isZero();
        }
        assertThat(rowsOf(gone)).doesNotContainValue(0L);
        assertThat(rowsOf(stays)).doesNotContainValue(0L);
    }

    @Test
    void theApplicationCannot() {
        try (Session application = database.asApplication(gone.id())) {
            assertThatThrownBy(() -> application.run("delete from public.organization where id = ?", gone.id()))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private Map<String, Long> rowsOf(TestOrganisation organisation) {
        Map<String, Long> rows = new TreeMap<>();
        try (Session administrator = database.asAdministrator()) {
            for (String table : administrator.values(String.class, TABLES)) {
                rows.put(
                        table,
                        administrator.count("select count(*) from " + table + " where org_id = ?", organisation.id()));
            }
        }
        return rows;
    }

    private TestOrganisation planted() {
        TestOrganisation organisation = database.newOrganisation();
        try (Session administrator = database.asAdministrator();
                Session application = database.asApplication(organisation.id())) {
            statements(canaryRows()).forEach(sql -> run(application, sql, organisation));
            statements(PEOPLE_AND_OLD_ROWS).forEach(sql -> run(administrator, sql, organisation));
        }
        return organisation;
    }

    private static void run(Session session, String sql, TestOrganisation organisation) {
        String id = "'" + organisation.id() + "'";
        String written = sql.replaceAll("(?<!:):(org|id)\\b", id + "::uuid")
                .replaceAll("(?<!:):user\\b", "'" + organisation.user() + "'::uuid")
                .replaceAll("(?<!:):marker\\b", "'marked " + organisation.id() + "'::text");
        session.runScript(written);
    }

    private static List<String> statements(String script) {
        return List.of(script.replaceAll("(?m)^--.*\n?", "").strip().split(";\\s*\n|;$"));
    }

    private static String canaryRows() {
        try {
            return Files.readString(Path.of("src/main/resources/isolation/canary-rows.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
