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
    void scriptsRunOnlyWithTheNonceOfTheirOwnAnswer() {
        Page first = sign();
        Page second = sign();
        assertThat(first.nonce()).hasSizeGreaterThan(20).isNotEqualTo(second.nonce());
        assertThat(first.header())
                .contains("script-src 'nonce-" + first.nonce() + "';")
                .doesNotContain("unsafe-inline", "unsafe-eval");
    }

    @Test
    void stylesAndWhatIsLoadedAheadCarryItToo() {
        Page page = sign();
        assertThat(page.document().select("style, link[rel=modulepreload], meta[property=csp-nonce]"))
                .hasSize(3)
                .allMatch(tag -> tag.attr("nonce").equals(page.nonce()));
    }

    @Test
    void whatIsNoPageMayRunNothing() {
        assertThat(PagePolicy.elsewhere())
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src", "style-src", "unsafe");
    }

    @Test
    void whatIsNotNamedIsForbidden() {
        assertThat(sign().header())
                .startsWith("default-src 'none';")
                .contains("object-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'")
                .doesNotContain("*")
                .doesNotContain("http");
    }

    private record Page(String nonce, String header, Document document) {}

    private Page sign() {
        Map<String, Object> headers = new HashMap<>();
        var response = (VaadinResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VaadinResponse.class}, (proxy, method, arguments) -> {
                    headers.put((String) arguments[0], arguments[1]);
                    return null;
                });
        var request = (VaadinRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {VaadinRequest.class}, (proxy, method, arguments) -> null);
        Document page = Jsoup.parse(
                "<head><script>start()</script><style>p {}</style>" + "<link rel='modulepreload' href='a.js'></head>");
        policy.sign(new IndexHtmlResponse(request, response, page));
        return new Page(
                page.getElementsByTag("script").attr("nonce"),
                String.valueOf(headers.get("Content-Security-Policy")),
                page);
    }
}
