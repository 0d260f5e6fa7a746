package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.signin.Authenticator;
import com.mantisnxt.sync.account.signin.SecondFactor;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AccountTest
class SecondFactorTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SecondFactor secondFactor;

    @Autowired
    private Members members;

    @LocalServerPort
    private int port;

    private OrganisationFixture org;
    private Person person;
    private Browser browser;

    @BeforeEach
    void open() {
        org = OrganisationFixture.in(context);
        person = org.person(Role.OPERATOR);
        browser = new Browser(port);
    }

    @Test
    void thePasswordAloneDoesNotSignIn() {
        setUp();
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?code");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void passwordAndCodeSignInAndTheSessionChangesItsIdAtBothSteps() {
        Authenticator authenticator = setUp();
        browser.get("/who-am-i");
        String first = browser.sessionCookie().orElseThrow();
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        String second = browser.sessionCookie().orElseThrow();
        assertThat(browser.enterCode(authenticator.nextCode())).startsWith("/who-am-i");
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(first).isNotEqualTo(second);
        assertThat(browser.sessionCookie()).isPresent().get().isNotEqualTo(second);
    }

    @Test
    void aCodeWorksOnce() {
        Authenticator authenticator = setUp();
        String code = authenticator.nextCode();
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        browser.enterCode(code);
        Browser thief = new Browser(port);
        thief.signIn(person.email(), OrganisationFixture.PASSWORD);
        assertThat(thief.enterCode(code)).isEqualTo("/login?code=wrong");
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void aCodeWithoutThePasswordBeforeIsNothing() {
        Authenticator authenticator = setUp();
        assertThat(browser.enterCode(authenticator.nextCode())).isEqualTo("/login?expired");
    }

    @Test
    void wrongCodesLockTheAccount() {
        setUp();
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThat(browser.enterCode("12345x")).isEqualTo("/login?code=wrong");
            browser.moveToAnotherAddress();
        }
        assertThat(browser.enterCode("12345x")).isEqualTo("/login?locked");
        browser.moveToAnotherAddress();
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?locked");
    }

    @Test
    void whereMantisnxtAsksForASecondFactorNobodySignsInBeforeItIsSetUp() {
        try (var administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.run("update auth.users_extended set two_factor_enabled = true where id = ?", person.id());
        }
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?code=none");
        assertThat(browser.isSignedIn()).isFalse();
        setUp();
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?code");
    }

    @Test
    void aWrongFirstCodeSetsNothingUp() {
        assertThat(secondFactor.keep(caller(), secondFactor.begin(), "000000x")).isFalse();
        assertThat(secondFactor.isSetUp(org.id, person.id())).isFalse();
    }

    @Test
    void theSecretIsUnreadableInTheDatabase() {
        Authenticator authenticator = setUp();
        try (var administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            byte[] kept = administrator.value(
                    byte[].class, "select secret from sync_console.totp_secret where user_id = ?", person.id());
            assertThat(kept).isNotNull().hasSizeGreaterThan(authenticator.secret().length);
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(authenticator.secret(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void anAdministratorRemovesItForSomebodyWhoLostTheirPhone() {
        setUp();
        org.doAsAdmin(() -> members.dropSecondFactor(person.id()));
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/");
    }

    private Authenticator setUp() {
        var authenticator = new Authenticator(secondFactor.begin());
        assertThat(secondFactor.keep(caller(), authenticator.secret(), authenticator.firstCode()))
                .isTrue();
        return authenticator;
    }

    private Caller caller() {
        return new Caller(org.id, person.id(), "Person", Role.OPERATOR.rights());
    }
}
