package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.base.ui.SignedInUser;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** The person in front of the shell, as the session knows them. */
@Component
class BrowserUser implements SignedInUser {

    /** Hears nothing more first: told of the end of its session, the page would reload instead of going where it was sent. */
    private static final String LEAVE = """
            window.vaadinPush?.atmosphere?.unsubscribe();
            const form = document.createElement('form');
            form.method = 'post';
            form.action = 'logout';
            const token = document.createElement('input');
            token.type = 'hidden';
            token.name = $0;
            token.value = $1;
            form.append(token);
            document.body.append(form);
            form.submit();
            """;

    private final AuthenticationContext context;

    BrowserUser(AuthenticationContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return person().map(SignedIn::displayName).orElse("");
    }

    @Override
    public String organisation() {
        return person().map(SignedIn::orgName).orElse("");
    }

    @Override
    public boolean may(String right) {
        return person().filter(signedIn -> signedIn.caller().may(Right.valueOf(right)))
                .isPresent();
    }

    @Override
    public void signOut() {
        CsrfToken token = (CsrfToken) VaadinRequest.getCurrent().getAttribute(CsrfToken.class.getName());
        UI.getCurrentOrThrow().getPage().executeJs(LEAVE, token.getParameterName(), token.getToken());
    }

    private Optional<SignedIn> person() {
        return context.getAuthenticatedUser(SignedIn.class);
    }
}
