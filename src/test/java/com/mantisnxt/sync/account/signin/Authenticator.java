package com.mantisnxt.sync.account.signin;

import java.time.Instant;

/** A person's phone: makes codes for a secret, of the step before and of the next, so that no test waits for the clock. */
public record Authenticator(byte[] secret) {

    public String firstCode() {
        return Totp.code(secret, step() - 1);
    }

    public String nextCode() {
        return Totp.code(secret, step() + 1);
    }

    private static long step() {
        return Instant.now().getEpochSecond() / 30;
    }
}
