package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture.Person;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Sessions and tokens in the hands of those they were not given to, or in a place where they don't belong. */
@AccountTest
class SessionMisuseTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Members members;

    @Autowired
    private ApiTokens tokens;

    @LocalServerPort
    private int port;

    private OrganisationFixture org;

    @BeforeEach
    void anOrganisation() {
        org = OrganisationFixture.in(context);
    }

    @Test
    void aSessionThatSomebodyElsePlantedIsNotTheOneThatIsSignedIn() {
        Browser attacker = new Browser(port);
        attacker.get("/login");
        String planted = "sync_console=" + attacker.sessionCookie().orElse("0123456789ABCDEF0123456789ABCDEF");
        var form = Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD);
        HttpResponse<String> signedIn = new Browser(port).post("/login", form, "Cookie", planted);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElse(""))
                .contains("sync_console=")
                .doesNotContain(planted);
        assertThat(with(planted).statusCode()).isEqualTo(302);
    }

    @Test
    void whoLosesEveryRoleLosesTheSession() {
        Person person = org.person(Role.OPERATOR);
        Browser browser = signedIn(person);
        org.doAsAdmin(() -> members.setRole(person.id(), null));
        await().atMost(Duration.ofSeconds(20)).until(() -> !browser.isSignedIn());
        assertThat(browser.signIn(person.email(), OrganisationFixture.PASSWORD)).isEqualTo("/login?wrong");
    }

    @Test
    void signingOutEndsOneSessionAndNotThatOfAnotherBrowser() {
        Browser here = signedIn(org.admin);
        Browser there = signedIn(org.admin);
        String gone = "sync_console=" + here.sessionCookie().orElseThrow();
        here.post("/logout", Map.of("_csrf", here.get("/csrf").body()));
        assertThat(with(gone).statusCode()).isEqualTo(302);
        assertThat(there.isSignedIn()).isTrue();
    }

    @Test
    void aCsrfTokenIsOfItsOwnSessionAlone() {
        Browser victim = signedIn(org.admin);
        Browser attacker = signedIn(org.person(Role.SUPPORT));
        String theirs = attacker.get("/csrf").body();
        assertThat(victim.post("/logout", Map.of("_csrf", theirs)).statusCode()).isEqualTo(403);
        String before = victim.get("/csrf").body();
        victim.post("/logout", Map.of("_csrf", before));
        victim.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(victim.post("/logout", Map.of("_csrf", before)).statusCode()).isEqualTo(403);
        assertThat(victim.isSignedIn()).isTrue();
    }

    /** Addresses end up in histories, logs and headers of others. */
    @Test
    void aSessionNeitherComesFromAnAddressNorGoesIntoOne() {
        Browser browser = signedIn(org.admin);
        String id = browser.sessionCookie().orElseThrow();
        for (String name : new String[] {"sync_console", "jsessionid", "JSESSIONID"}) {
            assertThat(new Browser(port).get("/who-am-i;" + name + "=" + id).statusCode())
                    .isNotEqualTo(200);
            assertThat(new Browser(port).get("/who-am-i?" + name + "=" + id).statusCode())
                    .isEqualTo(302);
        }
        assertThat(Browser.location(new Browser(port).get("/who-am-i"))).doesNotContain(";");
    }

    @Test
    void aTokenInAnAddressOrAFormOrACookieIsNone() {
        String token = token();
        Browser service = new Browser(port);
        for (String name : new String[] {"access_token", "token", "api_key", "authorization"}) {
            assertThat(service.get("/api/v1/who-am-i?" + name + "=" + token).statusCode())
                    .as(name)
                    .isEqualTo(401);
            assertThat(service.get("/api/v1/who-am-i", "Cookie", name + "=" + token)
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
            assertThat(service.get("/api/v1/who-am-i", "X-" + name.replace('_', '-'), token)
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
        assertThat(service.post("/api/v1/who-am-i", Map.of("access_token", token))
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.get("/who-am-i", "Cookie", "sync_console=" + token).statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"upper", "lower", "shorter", "longer", "cut", "twice", "quoted", "encoded", "basic", "bare"})
    void aTokenThatIsNotSpeltAsItWasGivenIsNone(String how) {
        String token = token();
        String header = switch (how) {
            case "upper" -> "Bearer " + token.toUpperCase(Locale.ROOT);
            case "lower" -> "Bearer " + token.toLowerCase(Locale.ROOT);
            case "shorter" -> "Bearer " + token.substring(0, token.length() - 1);
            case "longer" -> "Bearer " + token + "A";
            case "cut" -> "Bearer " + token.substring(0, 20) + " " + token.substring(20);
            case "twice" -> "Bearer " + token + "," + token;
            case "quoted" -> "Bearer \"" + token + '"';
            case "encoded" -> "Bearer " + URLEncoder.encode(token + "=", StandardCharsets.UTF_8);
            case "basic" -> "Basic " + token;
            default -> token;
        };
        assertThat(new Browser(port)
                        .get("/api/v1/who-am-i", "Authorization", header)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSessionIsNoToken() {
        Browser browser = signedIn(org.admin);
        String id = browser.sessionCookie().orElseThrow();
        assertThat(browser.get("/api/v1/who-am-i", "Authorization", "Bearer " + id)
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> with(String cookie) {
        return new Browser(port).get("/who-am-i", "Cookie", cookie);
    }

    private String token() {
        return org.asAdmin(() -> tokens.create("Warehouse", Set.of(Scope.READ), null))
                .value();
    }

    private Browser signedIn(Person person) {
        Browser browser = new Browser(port);
        browser.signIn(person.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.isSignedIn()).isTrue();
        return browser;
    }
}
