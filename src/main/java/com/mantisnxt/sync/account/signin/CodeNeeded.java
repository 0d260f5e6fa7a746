package com.mantisnxt.sync.account.signin;

import org.springframework.security.core.AuthenticationException;

/** The password was right and a second factor is asked for. */
final class CodeNeeded extends AuthenticationException {

    private final transient HalfSignedIn person;

    CodeNeeded(HalfSignedIn person) {
        super("CODE_NEEDED");
        this.person = person;
    }

    HalfSignedIn person() {
        return person;
    }
}
