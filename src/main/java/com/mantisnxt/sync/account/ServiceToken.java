package com.mantisnxt.sync.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret as it is handed out once: 256 random bits behind a prefix that secret scanners can know. What is kept is its
 * SHA-256; guessing 256 bits needs no slow hash to be hopeless.
 */
public record ServiceToken(String value) {

    private static final String PREFIX = "mnx_";
    private static final int BYTES = 32;
    private static final int SHOWN = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ServiceToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ServiceToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public String hashText() {
        return HexFormat.of().formatHex(hash());
    }

    /** What may be shown to recognise it by. */
    String prefix() {
        return value.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return "ServiceToken";
    }
}
