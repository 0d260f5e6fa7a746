package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.base.ui.SignedInUser;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The person in front of the shell, as the session knows them. */
@Component
class BrowserUser implements SignedInUser {

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
        context.logout();
    }

    private Optional<SignedIn> person() {
        return context.getAuthenticatedUser(SignedIn.class);
    }
}
