package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

/** What the database itself refuses, whatever the application asks. */
@AccountTest
class AccountTablesTest {

    @Autowired
    private ApplicationContext context;

    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private OrganisationFixture org;

    @BeforeEach
    void fillEachTable() {
        org = OrganisationFixture.in(context);
        org.doAsAdmin(() -> context.getBean(ApiTokens.class).create("Warehouse", Set.of(Scope.READ), null));
        org.doAsAdmin(() -> context.getBean(OneTimeLinks.class).make(org.admin.id(), LinkPurpose.SET_UP_TOTP));
        try (var application = database.asApplication(org.id.value())) {
            application.run(
                    "insert into sync_console.totp_secret (org_id, user_id, secret) values (?, ?, '\\x00')",
                    org.id.value(),
                    org.admin.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"member_role", "api_token", "totp_secret", "one_time_link", "audit_event"})
    void rowsAreSeenByTheirOrganisationAlone(String table) {
        String count = "select count(*) from sync_console." + table;
        String ofOurs = count + " where org_id = ?";
        try (var ours = database.asApplication(org.id.value());
                var others = database.asApplication(
                        OrganisationFixture.in(context).id.value());
                var nobodys = database.asApplication()) {
            assertThat(ours.count(ofOurs, org.id.value())).isPositive();
            assertThat(ours.count(count)).isEqualTo(ours.count(ofOurs, org.id.value()));
            assertThat(others.count(ofOurs, org.id.value())).isZero();
            assertThat(nobodys.count(count)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"member_role", "api_token", "totp_secret", "one_time_link", "audit_event", "sign_in_attempt"})
    void rowLevelSecurityIsOnAndHoldsTheOwnerToo(String table) {
        try (var owner = database.asOwner()) {
            assertThat(owner.value(
                            Boolean.class,
                            "select relrowsecurity and relforcerowsecurity from pg_class where oid = ?::regclass",
                            "sync_console." + table))
                    .isTrue();
            assertThat(owner.count("select count(*) from sync_console." + table))
                    .isZero();
        }
    }

    @Test
    void theApplicationReadsNeitherHashesOfPasswordsNorFailedAttempts() {
        try (var application = database.asApplication(org.id.value())) {
            assertThatThrownBy(() -> application.count("select count(*) from auth.users_extended"))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> application.count("select count(*) from sync_console.sign_in_attempt"))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void theApplicationGivesNobodyARolePastTheFunctionForIt() {
        try (var application = database.asApplication(org.id.value())) {
            assertThatThrownBy(() -> application.run(
                            "insert into sync_console.member_role (org_id, user_id, role) values (?, ?, 'admin')",
                            org.id.value(),
                            org.admin.id()))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void functionsThatChangePeopleReachOnlyTheAskingOrganisation() {
        OrganisationFixture other = OrganisationFixture.in(context);
        try (var application = database.asApplication(other.id.value())) {
            assertThat(application.value(Boolean.class, "select sync_console.set_suspended(?, true)", org.admin.id()))
                    .isFalse();
            assertThat(application.value(
                            Boolean.class, "select sync_console.set_member_role(?, null, null)", org.admin.id()))
                    .isFalse();
            assertThat(application.value(Boolean.class, "select sync_console.unlock_sign_in(?)", org.admin.id()))
                    .isFalse();
            assertThat(application.values(UUID.class, "select user_id from sync_console.org_members()"))
                    .containsExactly(other.admin.id());
        }
        assertThat(org.asAdmin(() -> context.getBean(Members.class).list())
                        .getFirst()
                        .role())
                .isEqualTo("admin");
    }

    @Test
    void everyFunctionOfTheAccountBelongsToSyncSystemAndHasAFixedSearchPath() {
        try (var administrator = database.asAdministrator()) {
            assertThat(administrator.values(String.class, """
                            select p.proname
                              from pg_proc p
                             where p.pronamespace = 'sync_console'::regnamespace
                               and p.prosecdef
                               and (p.proconfig is null
                                    or not exists (select from unnest(p.proconfig) s where s like 'search_path=%'))
                            """)).isEmpty();
            assertThat(administrator.values(String.class, """
                            select p.proname
                              from pg_proc p
                             where p.pronamespace = 'sync_console'::regnamespace
                               and p.prosecdef
                               and (p.proacl is null
                                    or exists (select from aclexplode(p.proacl) a where a.grantee = 0))
                            """)).isEmpty();
        }
    }
}
