package com.mantisnxt.sync.account.signin;

import org.springframework.security.core.AuthenticationException;

/** A sign-in that did not go through. What it tells is the same whether or not the address belongs to anybody. */
final class SignInRefused extends AuthenticationException {

    /** What the sign-in page is told, as the parameter of its address. */
    enum Reason {
        WRONG("wrong"),
        LOCKED("locked"),
        SLOWED("slowed"),
        EXPIRED("expired"),
        CODE_NEEDED("code"),
        CODE_WRONG("code=wrong"),
        CODE_NOT_SET_UP("code=none");

        private final String parameter;

        Reason(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    private final Reason reason;

    SignInRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
