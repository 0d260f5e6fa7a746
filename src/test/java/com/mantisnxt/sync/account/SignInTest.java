package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@AccountTest
class SignInTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Browser browser;
    private OrganisationFixture org;

    @BeforeEach
    void open() {
        browser = new Browser(port);
        org = OrganisationFixture.in(context);
    }

    @Test
    void whoeverIsNotSignedInIsLedToTheSignInPage() {
        assertThat(Browser.location(browser.get("/who-am-i"))).isEqualTo("/login");
        assertThat(Browser.location(browser.get("/admin"))).isEqualTo("/login");
        assertThat(browser.get("/login").headers().firstValue("Location")).isEmpty();
    }

    @Test
    void theRightPasswordSignsIn() {
        assertThat(browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/");
        assertThat(browser.isSignedIn()).isTrue();
        assertThat(browser.get("/whose-rows").body()).contains(org.id.toString());
    }

    @Test
    void theAddressIsUnderstoodInAnyCaseAndWithSpacesAroundIt() {
        assertThat(browser.signIn(" " + org.admin.email().toUpperCase() + " ", OrganisationFixture.PASSWORD))
                .isEqualTo("/");
    }

    @Test
    void signingInGivesTheSessionANewId() {
        browser.get("/who-am-i");
        String before = browser.sessionCookie().orElseThrow();
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.sessionCookie()).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void aWrongPasswordAnUnknownAddressAndASuspendedPersonGetTheSameAnswer() {
        Person suspended = org.person(Role.OPERATOR);
        org.doAsAdmin(() -> context.getBean(Members.class).setSuspended(suspended.id(), true));
        Person withoutRole = org.person(Role.SUPPORT);
        org.doAsAdmin(() -> context.getBean(Members.class).setRole(withoutRole.id(), null));

        assertThat(browser.signIn(org.admin.email(), "wrong")).isEqualTo("/login?wrong");
        assertThat(browser.signIn("nobody@example.test", "wrong")).isEqualTo("/login?wrong");
        browser.moveToAnotherAddress();
        assertThat(browser.signIn(suspended.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?wrong");
        assertThat(browser.signIn(withoutRole.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?wrong");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void fiveFailuresLockTheAccountEvenForTheRightPassword() {
        for (int i = 0; i < 4; i++) {
            assertThat(browser.signIn(org.admin.email(), "wrong")).isEqualTo("/login?wrong");
            browser.moveToAnotherAddress();
        }
        assertThat(browser.signIn(org.admin.email(), "wrong")).isEqualTo("/login?locked");
        browser.moveToAnotherAddress();
        assertThat(browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?locked");
    }

    @Test
    void anAddressNobodyHasLocksJustTheSame() {
        String nobody = "nobody-" + org.id + "@example.test";
        for (int i = 0; i < 4; i++) {
            assertThat(browser.signIn(nobody, "wrong")).isEqualTo("/login?wrong");
            browser.moveToAnotherAddress();
        }
        assertThat(browser.signIn(nobody, "wrong")).isEqualTo("/login?locked");
        browser.moveToAnotherAddress();
        assertThat(browser.signIn(nobody, "wrong")).isEqualTo("/login?locked");
    }

    @Test
    void anAdministratorCanEndALockOut() {
        Person person = org.person(Role.OPERATOR);
        for (int i = 0; i < 5; i++) {
            browser.signIn(person.email(), "wrong");
            browser.moveToAnotherAddress();
        }
        org.doAsAdmin(() -> context.getBean(Members.class).unlock(person.id()));
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/");
    }

    @Test
    void failuresBeforeASuccessAreForgotten() {
        for (int i = 0; i < 3; i++) {
            browser.signIn(org.admin.email(), "wrong");
            browser.moveToAnotherAddress();
        }
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        for (int i = 0; i < 4; i++) {
            Browser other = new Browser(port);
            assertThat(other.signIn(org.admin.email(), "wrong")).isEqualTo("/login?wrong");
        }
    }

    @Test
    void anAddressThatFailsAgainAndAgainHasToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(browser.signIn("n" + i + org.id + "@example.test", "wrong"))
                    .isEqualTo("/login?wrong");
        }
        assertThat(browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?slowed");
    }

    /** A proxy adds the address it sees behind what the browser claims, so only the last one counts. */
    @Test
    void whoClaimsAnotherAddressEachTimeHasToWaitAllTheSame() {
        for (int i = 0; i < 3; i++) {
            browser.claimToComeFrom("198.51.100." + i);
            assertThat(browser.signIn("c" + i + org.id + "@example.test", "wrong"))
                    .isEqualTo("/login?wrong");
        }
        browser.claimToComeFrom("198.51.100.77");
        assertThat(browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?slowed");
    }

    @Test
    void whoHasAWholeNetworkOfAddressesHasToWaitAllTheSame() {
        String network = "2001:db8:" + Long.toHexString(System.nanoTime() & 0xffff) + ":7::";
        for (int i = 0; i < 3; i++) {
            browser.comeFrom(network + i);
            assertThat(browser.signIn("v" + i + org.id + "@example.test", "wrong"))
                    .isEqualTo("/login?wrong");
        }
        browser.comeFrom(network + "ffff");
        assertThat(browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/login?slowed");
    }

    @Test
    void aFormOnAnotherSiteCannotSignAnybodyIn() {
        var form = Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD);
        assertThat(browser.post("/login", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/login", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void aHashOfAnUnknownKindSignsNobodyIn() {
        Person argon = org.person(Role.OPERATOR, "{argon2}$argon2id$v=19$m=16384,t=2,p=1$c2FsdA$aGFzaA");
        Person plain = org.person(Role.OPERATOR, "{noop}" + OrganisationFixture.PASSWORD);
        assertThat(browser.signIn(argon.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?wrong");
        assertThat(browser.signIn(plain.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?wrong");
    }

    @Test
    void hashesByNodeAndBySpringAreUnderstood() {
        Person node = org.person(Role.OPERATOR, bcrypt().replace("$2a$", "$2b$"));
        Person spring = org.person(Role.OPERATOR, "{bcrypt}" + bcrypt());
        assertThat(browser.signIn(node.email(), OrganisationFixture.PASSWORD)).isEqualTo("/");
        assertThat(new Browser(port).signIn(spring.email(), OrganisationFixture.PASSWORD))
                .isEqualTo("/");
    }

    private static String bcrypt() {
        return new BCryptPasswordEncoder(4).encode(OrganisationFixture.PASSWORD);
    }
}
