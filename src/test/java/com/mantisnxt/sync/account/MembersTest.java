package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AccountTest
class MembersTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Members members;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private Passwords passwords;

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
    void aNewPersonChoosesAPasswordByALinkThatWorksOnce() {
        Person person = org.person(Role.OPERATOR, null);
        ServiceToken link = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_PASSWORD));
        assertThat(links.find(link, LinkPurpose.SET_PASSWORD))
                .get()
                .extracting(LinkHolder::email)
                .isEqualTo(person.email());
        assertThat(links.setPassword(link, passwords.hashNew("a new long password")))
                .isTrue();
        assertThat(links.setPassword(link, passwords.hashNew("a thief's password")))
                .isFalse();
        assertThat(links.find(link, LinkPurpose.SET_PASSWORD)).isEmpty();
        assertThat(new Browser(port).signIn(person.email(), "a new long password"))
                .isEqualTo("/");
    }

    @Test
    void aNewerLinkMakesTheOlderOneWorthless() {
        Person person = org.person(Role.OPERATOR, null);
        ServiceToken older = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_PASSWORD));
        org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_PASSWORD));
        assertThat(links.find(older, LinkPurpose.SET_PASSWORD)).isEmpty();
    }

    @Test
    void aLinkForTheSecondFactorSetsNoPassword() {
        Person person = org.person(Role.OPERATOR);
        ServiceToken link = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_UP_TOTP));
        assertThat(links.find(link, LinkPurpose.SET_PASSWORD)).isEmpty();
        assertThat(links.setPassword(link, passwords.hashNew("a new long password")))
                .isFalse();
    }

    /** A guess costs whoever has stolen the hashes as much as it does here. */
    @Test
    void aNewPasswordIsHashedWithBcryptAtACostOfTwelve() {
        assertThat(passwords.hashNew("a new long password")).startsWith("{bcrypt}$2a$12$");
    }

    @Test
    void shortAndOverlongPasswordsAreRefused() {
        assertRefused("password_too_short", () -> passwords.hashNew("short"));
        assertRefused("password_too_long", () -> passwords.hashNew("ж".repeat(40)));
    }

    @Test
    void theLastAdministratorStaysOne() {
        assertRefused("last_administrator", () -> org.doAsAdmin(() -> members.setRole(org.admin.id(), Role.SUPPORT)));
        assertRefused("last_administrator", () -> org.doAsAdmin(() -> members.setRole(org.admin.id(), null)));
        assertRefused("last_administrator", () -> org.doAsAdmin(() -> members.setSuspended(org.admin.id(), true)));
        org.person(Role.ADMIN);
        org.doAsAdmin(() -> members.setRole(org.admin.id(), Role.SUPPORT));
        assertThat(list())
                .filteredOn(row -> row.userId().equals(org.admin.id()))
                .singleElement()
                .extracting(MemberRow::role)
                .isEqualTo("support");
    }

    @Test
    void peopleOfAnotherOrganisationAreUnknownHere() {
        OrganisationFixture other = OrganisationFixture.in(context);
        assertThat(list()).extracting(MemberRow::userId).containsExactly(org.admin.id());
        assertRefused("user_unknown", () -> org.doAsAdmin(() -> members.setRole(other.admin.id(), Role.SUPPORT)));
        assertRefused("user_unknown", () -> org.doAsAdmin(() -> members.setSuspended(other.admin.id(), true)));
        assertRefused("user_unknown", () -> org.doAsAdmin(() -> members.unlock(other.admin.id())));
        assertRefused("user_unknown", () -> org.doAsAdmin(() -> members.dropSecondFactor(other.admin.id())));
        assertRefused("user_unknown", () -> org.asAdmin(() -> links.make(other.admin.id(), LinkPurpose.SET_PASSWORD)));
    }

    @Test
    void anAddressIsUsedOnceInWhateverCase() {
        OrganisationFixture other = OrganisationFixture.in(context);
        var again = new NewMember(org.admin.email().toUpperCase(Locale.ROOT), "Again", Role.SUPPORT);
        assertRefused("email_taken", () -> other.asAdmin(() -> members.create(again)));
    }

    @Test
    void unfitNamesAndAddressesAreRefused() {
        assertRefused("invalid_email", () -> new NewMember("not an address", "Name", Role.SUPPORT));
        assertRefused("invalid_name", () -> new NewMember("a@example.test", " ", Role.SUPPORT));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OPERATOR", "SUPPORT"})
    void whoeverIsNoAdministratorCanDoNoneOfIt(Role role) {
        var caller = new Caller(org.id, null, "Somebody", role.rights());
        List<Consumer<Members>> acts = List.of(
                Members::list,
                all -> all.create(new NewMember("x@example.test", "X", Role.ADMIN)),
                all -> all.setRole(org.admin.id(), Role.SUPPORT),
                all -> all.setSuspended(org.admin.id(), true),
                all -> all.unlock(org.admin.id()),
                all -> all.dropSecondFactor(org.admin.id()),
                all -> links.make(org.admin.id(), LinkPurpose.SET_PASSWORD));
        for (Consumer<Members> act : acts) {
            assertThatThrownBy(() -> currentCaller.runAs(caller, () -> act.accept(members)))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    private List<MemberRow> list() {
        var caller = new Caller(org.id, null, "Test", Role.ADMIN.rights());
        return currentCaller.callAs(caller, members::list);
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo(code));
    }
}
