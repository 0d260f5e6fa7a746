package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AccountTest
class SessionWatchTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Members members;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private Passwords passwords;

    @LocalServerPort
    private int port;

    private OrganisationFixture org;

    @BeforeEach
    void open() {
        org = OrganisationFixture.in(context);
    }

    @Test
    void suspensionEndsTheSession() {
        Person person = org.person(Role.OPERATOR);
        Browser browser = signedIn(person);
        org.doAsAdmin(() -> members.setSuspended(person.id(), true));
        awaitTheEndOf(browser);
    }

    @Test
    void anotherRoleEndsTheSessionAndTheNextOneHasIt() {
        Person person = org.person(Role.ADMIN);
        Browser browser = signedIn(person);
        org.doAsAdmin(() -> members.setRole(person.id(), Role.SUPPORT));
        awaitTheEndOf(browser);
        assertThat(signedIn(person).get("/who-am-i").body()).endsWith("[READ]");
    }

    @Test
    void aNewPasswordEndsTheSessionsOpenedWithTheOldOne() {
        Person person = org.person(Role.OPERATOR);
        Browser browser = signedIn(person);
        var link = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_PASSWORD));
        links.setPassword(link, passwords.hashNew("another long password"));
        awaitTheEndOf(browser);
    }

    @Test
    void theSessionsOfOthersGoOn() {
        Person ended = org.person(Role.OPERATOR);
        Browser colleague = signedIn(org.person(Role.OPERATOR));
        Browser stranger = signedIn(OrganisationFixture.in(context).admin);
        Browser browser = signedIn(ended);
        org.doAsAdmin(() -> members.setSuspended(ended.id(), true));
        awaitTheEndOf(browser);
        assertThat(colleague.isSignedIn()).isTrue();
        assertThat(stranger.isSignedIn()).isTrue();
    }

    private Browser signedIn(Person person) {
        Browser browser = new Browser(port);
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.isSignedIn()).isTrue();
        return browser;
    }

    private static void awaitTheEndOf(Browser browser) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !browser.isSignedIn());
    }
}
