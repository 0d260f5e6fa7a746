package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** Every role of the console tries every way to change what was logged, on the log and on each partition by its name. */
@ParameterizedClass
@EnumSource(TestServer.class)
class AppendOnlyTest {

    private static final List<String> ROLES =
            List.of("sync_app", "authenticated", "sync_search", "sync_system", "sync_owner");

    /** %1$s is the table, %2$s the organisation, %3$s a row of it. */
    private static final List<String> WAYS = List.of(
            "update %1$s set message = 'forged'",
            "update %1$s set message = 'forged' where id = '%3$s'",
            "update %1$s set org_id = '%2$s', created_at = '2026-01-01'",
            "delete from %1$s",
            "delete from %1$s where id = '%3$s'",
            "truncate %1$s",
            "insert into %1$s (id, org_id, action, status, created_at) values"
                    + " ('%3$s', '%2$s', 'sync_start', 'failed', '2025-12-05')"
                    + " on conflict (id, created_at) do update set message = 'forged'",
            "merge into %1$s l using (values ('%3$s'::uuid)) v (id) on l.id = v.id"
                    + " when matched then update set message = 'forged'",
            "merge into %1$s l using (values ('%3$s'::uuid)) v (id) on l.id = v.id when matched then delete",
            "with gone as (delete from %1$s returning 1) select count(*) from gone",
            "select id from %1$s where id = '%3$s' for update",
            "alter table %1$s disable row level security",
            "drop table %1$s",
            "create policy forged on %1$s using (true)",
            "create trigger forged before insert on %1$s for each row execute function suppress_redundant_updates_trigger()");

    /** What only the owner of a table may; the owner changes tables, and rows by none of the other ways. */
    private static final List<String> OF_OWNERS = List.of("alter ", "drop ", "create ", "truncate ");

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation organisation;
    private Session administrator;
    private String row;

    @BeforeEach
    void aLogWithRowsInEachPartition() {
        database = server.shared();
        organisation = database.newOrganisation();
        administrator = database.asAdministrator();
        try (Session service = database.asApplication(organisation.id())) {
            for (String day :
                    List.of("2020-02-02", "2025-11-05", "2025-12-05", "2026-01-05", "2026-02-05", "2026-11-05")) {
                service.run(
                        "insert into sync_activity_log (org_id, action, status, message, created_at)"
                                + " values (?, 'sync_start', 'completed', 'as it was', ?::timestamptz)",
                        organisation.id(),
                        day);
            }
            row = String.valueOf(service.value(
                    String.class, "select id from sync_activity_log where created_at = '2025-12-05' limit 1"));
        }
    }

    @AfterEach
    void leave() {
        administrator.close();
    }

    @Test
    void nobodyChangesWhatWasLogged() {
        List<String> before = log();
        assertThat(before).hasSize(6);
        List<String> tried = new ArrayList<>();
        for (String role : ROLES) {
            for (String table : tables()) {
                for (String way : WAYS) {
                    if (!role.equals("sync_owner") || OF_OWNERS.stream().noneMatch(way::startsWith)) {
                        tryAs(role, way.formatted(table, organisation.id(), row));
                        tried.add(role + table + way);
                    }
                }
            }
        }
        assertThat(log()).isEqualTo(before);
        assertThat(tried).hasSizeGreaterThan(400);
    }

    /** So that what is tried is known to be right: somebody whom no policy holds is not stopped. */
    @Test
    void whoeverIsNotHeldWouldHaveChangedIt() {
        List<String> before = log();
        for (String way : WAYS.stream()
                .filter(way -> OF_OWNERS.stream().noneMatch(way::startsWith))
                .filter(way -> !way.startsWith("select"))
                .toList()) {
            administrator.run("begin");
            execute(administrator, way.formatted("public.sync_activity_log", organisation.id(), row));
            assertThat(log()).as(way).isNotEqualTo(before);
            administrator.run("rollback");
        }
    }

    /** The contract grants by name; what holds rows is the policies, and none of the grants reaches a partition. */
    @Test
    void theGrantsOfTheContractStandAndNoneIsOnAPartition() {
        for (String right : List.of("select", "insert", "update", "delete")) {
            assertThat(administrator.value(
                            Boolean.class,
                            "select has_table_privilege('authenticated', 'public.sync_activity_log', ?)",
                            right))
                    .as(right)
                    .isTrue();
        }
        for (String role : List.of("sync_app", "authenticated", "sync_search", "sync_system")) {
            for (String partition : tables().subList(1, tables().size())) {
                assertThat(administrator.value(
                                Boolean.class,
                                "select has_table_privilege(?, ?, 'select, insert, update, delete, truncate')",
                                role,
                                partition))
                        .as(role + " on " + partition)
                        .isFalse();
            }
        }
    }

    /** In a transaction of its own that is committed when nothing was refused. */
    private void tryAs(String role, String statement) {
        boolean canSignIn = role.equals("sync_app") || role.equals("sync_owner");
        try (Session session = canSignIn ? database.as(role) : database.asAdministrator()) {
            session.actFor(organisation.id());
            if (!canSignIn) {
                session.run("set role " + role);
            }
            execute(session, statement);
        } catch (DataAccessException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static void execute(Session session, String statement) {
        session.runScript(statement);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>(List.of("public.sync_activity_log"));
        tables.addAll(administrator.values(
                String.class,
                "select 'public.' || inhrelid::regclass from pg_inherits"
                        + " where inhparent = 'public.sync_activity_log'::regclass order by 1"));
        return tables;
    }

    private List<String> log() {
        return administrator.values(
                String.class,
                "select l::text from public.sync_activity_log l where org_id = ? order by created_at, id",
                organisation.id());
    }
}
