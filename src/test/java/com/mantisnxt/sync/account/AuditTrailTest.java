package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

@AccountTest
class AuditTrailTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private CurrentCaller currentCaller;

    @LocalServerPort
    private int port;

    private OrganisationFixture org;

    @BeforeEach
    void open() {
        org = OrganisationFixture.in(context);
    }

    @Test
    void everyWayInAndEveryChangeOfAccessLeavesItsMark() {
        Person person = org.person(Role.OPERATOR);
        Browser browser = new Browser(port);
        browser.signIn(person.email(), "wrong");
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        org.doAsAdmin(() -> context.getBean(Members.class).setRole(person.id(), Role.SUPPORT));
        org.doAsAdmin(() -> context.getBean(Members.class).setSuspended(person.id(), true));
        org.doAsAdmin(() -> context.getBean(OneTimeLinks.class).make(person.id(), LinkPurpose.SET_UP_TOTP));
        ApiTokens tokens = context.getBean(ApiTokens.class);
        org.doAsAdmin(() -> tokens.create("Warehouse", Set.of(Scope.READ), null));
        org.doAsAdmin(() -> tokens.revoke(tokens.list().getFirst().id()));
        assertThat(org.asAdmin(trail::actions))
                .contains(
                        "user_created",
                        "sign_in_refused",
                        "sign_in",
                        "role_changed",
                        "user_suspended",
                        "link_made",
                        "token_created",
                        "token_revoked");
        AuditRow signIn = page("sign_in").getFirst();
        assertThat(signIn.subject()).isEqualTo(person.email());
        assertThat(signIn.address()).startsWith("203.0.");
        assertThat(page("role_changed").getFirst().details()).contains("\"from\": \"operator\"", "\"to\": \"support\"");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            String subject = "subject " + i;
            org.doAsAdmin(() -> trail.add("test_act", subject, Map.of()));
        }
        List<AuditRow> all = new ArrayList<>();
        List<AuditRow> next = page("test_act");
        while (!next.isEmpty()) {
            all.addAll(next);
            AuditRow last = all.getLast();
            next = org.asAdmin(() -> trail.page("test_act", last, 10));
        }
        assertThat(all).extracting(AuditRow::subject).doesNotHaveDuplicates().hasSize(25);
        assertThat(all.getFirst().subject()).isEqualTo("subject 24");
    }

    @Test
    void nobodyReadsTheTrailOfAnotherOrganisation() {
        org.doAsAdmin(() -> trail.add("test_act", "secret", Map.of()));
        OrganisationFixture other = OrganisationFixture.in(context);
        assertThat(other.asAdmin(() -> trail.page("test_act", null, 10))).isEmpty();
        assertThat(other.asAdmin(trail::actions)).doesNotContain("test_act");
    }

    @Test
    void onlyAdministratorsReadIt() {
        var support = new Caller(org.id, null, "Support", Role.SUPPORT.rights());
        assertThatThrownBy(() -> currentCaller.callAs(support, () -> trail.page(null, null, 10)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.callAs(support, trail::actions)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void anEntryCanNeitherBeChangedNorRemovedNorBeWrittenForAnotherOrganisation() {
        org.doAsAdmin(() -> trail.add("test_act", null, Map.of()));
        OrganisationFixture other = OrganisationFixture.in(context);
        try (var application = TestServer.POSTGRES_18.shared().asApplication(org.id.value())) {
            assertThatThrownBy(() -> application.run("update sync_console.audit_event set actor = 'x'"))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> application.run("delete from sync_console.audit_event"))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> application.run(
                            "insert into sync_console.audit_event (org_id, actor, action) values (?, 'x', 'y')",
                            other.id.value()))
                    .isInstanceOf(DataAccessException.class);
        }
        try (var owner = TestServer.POSTGRES_18.shared().asOwner()) {
            owner.actFor(org.id.value());
            assertThat(owner.run("update sync_console.audit_event set actor = 'x'"))
                    .isZero();
            assertThat(owner.run("delete from sync_console.audit_event")).isZero();
        }
        assertThat(page("test_act")).hasSize(1);
    }

    private List<AuditRow> page(String action) {
        return org.asAdmin(() -> trail.page(action, null, 10));
    }
}
