package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PagePolicyTest {

    private final PagePolicy policy = new PagePolicy();

    @Test
    void inlineScriptsRunOnlyWithTheNonceOfTheirOwnAnswer() {
        Page first = sign();
        Page second = sign();
        assertThat(first.nonce()).hasSizeGreaterThan(20).isNotEqualTo(second.nonce());
        assertThat(first.header())
                .contains("script-src 'self' 'unsafe-eval' 'nonce-" + first.nonce() + "';")
                .doesNotContainPattern("script-src[^;]*'unsafe-inline'");
    }

    @Test
    void whatIsNotNamedIsForbidden() {
        assertThat(sign().header())
                .startsWith("default-src 'none';")
                .contains("object-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'")
                .doesNotContain("*")
                .doesNotContain("http");
    }

    private record Page(String nonce, String header) {}

    private Page sign() {
        Map<String, Object> headers = new HashMap<>();
        var response = (VaadinResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VaadinResponse.class}, (proxy, method, arguments) -> {
                    headers.put((String) arguments[0], arguments[1]);
                    return null;
                });
        var request = (VaadinRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VaadinRequest.class}, (proxy, method, arguments) -> null);
        Document page = Jsoup.parse("<html><head><script>start()</script></head><body></body></html>");
        policy.sign(new IndexHtmlResponse(request, response, page));
        return new Page(
                page.getElementsByTag("script").attr("nonce"), String.valueOf(headers.get("Content-Security-Policy")));
    }
}
