package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@AccountTest
class HeadersTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/who-am-i", "/v3/api-docs", "/swagger-ui/index.html", "/actuator/health"})
    void pagesMayNotBeFramedSniffedOrToldAbout(String path) {
        var headers = browser.get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src *")
                .doesNotContainPattern("script-src[^;]*'unsafe-inline'");
    }

    @Test
    void pagesTellOtherSitesNothingAndUseNoDevice() {
        var headers = browser.get("/login").headers();
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void filesOfThePageAreKeptByTheBrowser() {
        var hashed = Pattern.compile("VAADIN/build/FlowBootstrap-[^\"']+\\.js")
                .matcher(browser.get("/login").body());
        assertThat(hashed.find()).isTrue();
        var script = browser.get("/" + hashed.group()).headers();
        assertThat(script.firstValue("Cache-Control")).contains("max-age=31536000");
        assertThat(script.firstValue("Pragma")).isEmpty();
        assertThat(script.firstValue("X-Content-Type-Options")).contains("nosniff");
        var style = browser.get("/styles/console.css?v-c=1").headers();
        assertThat(style.firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(style.firstValue("Pragma")).isEmpty();
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndOtherSites() {
        var org = OrganisationFixture.in(context);
        var answer =
                browser.post("/login", Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("sync_console=", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void overHttpsTheCookieIsSecureAndTheBrowserIsToldToStayWithHttps() {
        var org = OrganisationFixture.in(context);
        var form = Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD);
        var answer = browser.post("/login", form, "X-Forwarded-Proto", "https");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void theDescriptionOfTheApiAndTheHealthAreOpenAndTheLatterTellsNoDetails() {
        assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(200);
        assertThat(browser.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        nothingIsDueForLong();
        HttpResponse<String> health = browser.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("details");
        assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    /** Tests before this one share the database, and nobody works on what they left in the queue. */
    private static void nothingIsDueForLong() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.run("delete from sync_console.scheduled_tasks where execution_time < now()");
        }
    }

    @Test
    void metricsAreForScrapersWithTheirTokenAlone() {
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(scrape("wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> metrics = scrape("a-token-for-scrapers");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    private HttpResponse<String> scrape(String token) {
        return browser.get("/actuator/prometheus", "Authorization", "Bearer " + token);
    }

    @Test
    void stylesheetsOfTheSignInPageNeedNoSignIn() {
        assertThat(browser.get("/styles/account.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/styles/console.css").statusCode()).isEqualTo(200);
        var picture = browser.get("/styles/systems/odoo.svg");
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
    }

    @Test
    void signingOutEndsTheSession() {
        var org = OrganisationFixture.in(context);
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.isSignedIn()).isTrue();
        String stolen = "sync_console=" + browser.sessionCookie().orElseThrow();
        assertThat(new Browser(port).get("/who-am-i", "Cookie", stolen).statusCode())
                .isEqualTo(200);
        browser.post("/logout", Map.of("_csrf", csrf()));
        assertThat(org.asAdmin(() -> context.getBean(AuditTrail.class).page("sign_out", null, 10)))
                .singleElement()
                .extracting(AuditRow::subject)
                .isEqualTo(org.admin.email());
        assertThat(new Browser(port).get("/who-am-i", "Cookie", stolen).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aPostWithoutTheCsrfTokenDoesNotSignOut() {
        var org = OrganisationFixture.in(context);
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.isSignedIn()).isTrue();
    }

    private String csrf() {
        return browser.get("/csrf").body();
    }
}
