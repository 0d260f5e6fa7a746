package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The content security policy of pages: scripts and styles count only with the nonce of this very answer, and no text is
 * evaluated. What Vaadin still needs beyond that is listed in the decision record on it.
 */
@Component
class PagePolicy implements VaadinServiceInitListener {

    private static final String HEADER = "Content-Security-Policy";
    private static final String ELSEWHERE =
            "default-src 'none'; img-src 'self'; form-action 'self'; base-uri 'self';" + " frame-ancestors 'none'";

    /** The two style attributes of the framework's loading indicator, and no others: display: none, display: block. */
    private static final String LOADING_INDICATOR = "'unsafe-hashes'"
            + " 'sha256-ZdHxw9eWtnxUb3mk6tBS+gIiVUPE3pGM470keHPDFlE='"
            + " 'sha256-vYd+FsML43MBXhP+pXOhW9h0Cdq43hkCe4Im/yyvhss='";

    private static final String PAGE =
            "default-src 'none'; script-src %1$s; style-src-elem 'self' %1$s; style-src-attr "
                    + LOADING_INDICATOR
                    + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; base-uri 'self'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'";

    private final transient SecureRandom random = new SecureRandom();
    private final String vouch = read("page/vouch.js");

    /** Of every answer that is no page of the framework: it runs nothing. */
    static String elsewhere() {
        return ELSEWHERE;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::sign);
    }

    /** Gives what we wrote into the page the nonce; what was smuggled in has none. */
    void sign(IndexHtmlResponse page) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        var head = page.getDocument().head();
        // where the bundler's loader looks for the nonce of what it loads ahead
        head.prependElement("meta").attr("property", "csp-nonce");
        head.prependChild(new Element("script").appendChild(new DataNode(vouch)));
        page.getDocument()
                .select("script, style, link[rel=modulepreload], meta[property=csp-nonce]")
                .attr("nonce", nonce);
        // the framework would let pages of the same origin frame this one
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
        page.getVaadinResponse().setHeader(HEADER, PAGE.formatted("'nonce-" + nonce + "'"));
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
