package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
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
    void pages_may_not_be_framed_sniffed_or_told_about(String path) {
        var headers = browser.get(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src *")
                .doesNotContainPattern("script-src[^;]*'unsafe-inline'");
    }

    @Test
    void pages_tell_other_sites_nothing_and_use_no_device() {
        var headers = browser.get("/login").headers();
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()", "geolocation=()");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void the_session_cookie_is_kept_from_scripts_and_other_sites() {
        var org = OrganisationFixture.in(context);
        var answer =
                browser.post("/login", Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("sync_console=", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void over_https_the_cookie_is_secure_and_the_browser_is_told_to_stay_with_https() {
        var org = OrganisationFixture.in(context);
        var form = Map.of("username", org.admin.email(), "password", OrganisationFixture.PASSWORD);
        var answer = browser.post("/login", form, "X-Forwarded-Proto", "https");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void the_description_of_the_api_and_the_health_are_open_and_the_latter_tells_no_details() {
        assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(200);
        assertThat(browser.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        HttpResponse<String> health = browser.get("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("details");
        assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_for_scrapers_with_their_token_alone() {
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
    void stylesheets_of_the_sign_in_page_need_no_sign_in() {
        assertThat(browser.get("/styles/account.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/styles/console.css").statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_session() {
        var org = OrganisationFixture.in(context);
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.isSignedIn()).isTrue();
        String stolen = "sync_console=" + browser.sessionCookie().orElseThrow();
        assertThat(new Browser(port).get("/who-am-i", "Cookie", stolen).statusCode())
                .isEqualTo(200);
        browser.post("/logout", Map.of("_csrf", csrf()));
        assertThat(new Browser(port).get("/who-am-i", "Cookie", stolen).statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_post_without_the_csrf_token_does_not_sign_out() {
        var org = OrganisationFixture.in(context);
        browser.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.isSignedIn()).isTrue();
    }

    private String csrf() {
        return browser.get("/csrf").body();
    }
}
