package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.schema.EarlierDelivery;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application itself does with a database that it has not been started on before. */
class FirstStartTest {

    private static final List<String> DELIVERED =
            List.of("organization", "auth.users_extended", "sync_preview_cache", "sync_progress", "sync_activity_log");

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void anEarlierDeliveryIsHealedAndKeepsItsRows(TestServer server) {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(server);
        TestDatabase database = delivery.database();
        List<Long> before = rows(database);
        assertThat(before).allMatch(count -> count > 0);
        database.addRoles();
        try (Node node = Node.on(database)) {
            assertThat(node.probe("readiness")).isEqualTo(200);
            assertThat(rows(database)).isEqualTo(before);
            assertThatAReportArrives(node, database);
        }
    }

    @Test
    void beforeAnyDeliveryAllOfItIsMade() {
        TestDatabase database = EarlierDelivery.none(TestServer.POSTGRES_18).database();
        database.addRoles();
        try (Node node = Node.on(database)) {
            assertThat(node.probe("readiness")).isEqualTo(200);
            assertThatAReportArrives(node, database);
        }
    }

    /** Before anything is served, and whatever the tables hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres: is a superuser",
                "sync_owner: owns, or can become the owner of, ",
                "sync_app_like_neon: has BYPASSRLS",
                "sync_app_too_close: owns, or can become the owner of, "
            })
    void aRoleThatThePoliciesWouldNotHoldStartsNothing(String roleAndReason) {
        String role = roleAndReason.substring(0, roleAndReason.indexOf(':'));
        TestDatabase database = TestServer.POSTGRES_18.migrated();
        try (Session administrator = database.asAdministrator()) {
            makeIfMissing(administrator, "sync_app_like_neon", "bypassrls in role authenticated");
            makeIfMissing(administrator, "sync_app_too_close", "in role authenticated, sync_owner");
        }
        assertThatThrownBy(() -> Node.on(database, Map.of("sync.database.user.name", role)))
                .hasStackTraceContaining(
                        "The application's database role " + roleAndReason.substring(role.length() + 2))
                .hasStackTraceContaining("Connect as a role made by db/roles.sql");
    }

    /** Roles are the server's, which tests share. */
    private static void makeIfMissing(Session administrator, String role, String powers) {
        if (administrator.count("select count(*) from pg_roles where rolname = ?", role) == 0) {
            administrator.run("create role " + role + " login " + powers);
        }
    }

    private static List<Long> rows(TestDatabase database) {
        try (Session administrator = database.asAdministrator()) {
            return DELIVERED.stream()
                    .map(table -> administrator.count("select count(*) from " + table))
                    .toList();
        }
    }

    /** Organisations and users are MantisNXT's to make. */
    private static void assertThatAReportArrives(Node node, TestDatabase database) {
        TestOrganisation organisation = TestOrganisation.random();
        try (Session mantis = database.asAdministrator()) {
            organisation.insert(mantis);
        }
        var admin = new Caller(
                new OrgId(organisation.id()), organisation.user(), "Somebody of MantisNXT's", Role.ADMIN.rights());
        var token = node.bean(CurrentCaller.class)
                .callAs(admin, () -> node.bean(ApiTokens.class).create("W", Set.of(Scope.REPORT), null));
        SyncService service = new SyncService(node.address(), token.value());
        service.start("first", "shopify", 100);
        service.report("first", 42);
        try (Session session = database.asApplication(organisation.id())) {
            assertThat(session.count("select processed_count from public.sync_progress where sync_id = 'first'"))
                    .isEqualTo(42);
        }
    }
}
