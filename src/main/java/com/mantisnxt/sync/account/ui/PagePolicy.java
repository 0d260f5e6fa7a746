package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The content security policy of pages: scripts run only from our own files or with the nonce of this very answer. What
 * Vaadin still needs beyond that is listed in the decision record on it.
 */
@Component
class PagePolicy implements VaadinServiceInitListener {

    private static final String HEADER = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'%s;"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-src 'none'; frame-ancestors 'none';"
            + " object-src 'none'";

    private final transient SecureRandom random = new SecureRandom();

    static String withoutNonce() {
        return POLICY.formatted("");
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::sign);
    }

    /** Gives every script tag that we wrote into the page the nonce; one that was smuggled in has none. */
    void sign(IndexHtmlResponse page) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        // the framework would let pages of the same origin frame this one
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
        page.getVaadinResponse().setHeader(HEADER, POLICY.formatted(" 'nonce-" + nonce + "'"));
    }
}
