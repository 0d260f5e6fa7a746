package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where signing in leads whoever was told that the session has ended. */
class WayBackTest {

    @ParameterizedTest
    @CsvSource({
        "http://console.example/?q=orders&sort=started, /?q=orders&sort=started",
        "https://console.example:8443/activity?cause=00ff, /activity?cause=00ff",
        "http://console.example/history, /history"
    })
    void itLeadsToWhereThePageWas(String referer, String address) throws Exception {
        assertThat(leadsTo("ended", referer)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/history",
                "http://console.example.elsewhere.example/history",
                "http://console.example@elsewhere.example/history",
                "http://console.example//elsewhere.example/history",
                "http://console.example/\\elsewhere.example",
                "http://console.example",
                "javascript:alert(1)",
                "mailto:console.example",
                "http://console.example/login?wrong",
                "http://console.example/set-password/0123",
                "not an address"
            })
    void nothingElseIsTaken(String referer) throws Exception {
        assertThat(leadsTo("ended", referer)).isEqualTo("nowhere");
    }

    @Test
    void whoSignedOutOrGaveAWrongPasswordGoesOnAsBefore() throws Exception {
        assertThat(leadsTo("out", "http://console.example/history")).isEqualTo("nowhere");
        assertThat(leadsTo("wrong", "http://console.example/history")).isEqualTo("nowhere");
    }

    private static String leadsTo(String query, String referer) throws Exception {
        var request = new MockHttpServletRequest("GET", "/login");
        request.setServletPath("/login");
        request.setQueryString(query);
        request.setServerName("console.example");
        request.addHeader("Referer", referer);
        new WayBack().doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        var session = request.getSession(false);
        return session != null && session.getAttribute(WayBack.ASKED_FOR) instanceof SavedRequest saved
                ? saved.getRedirectUrl()
                : "nowhere";
    }
}
