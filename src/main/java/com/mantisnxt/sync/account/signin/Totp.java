package com.mantisnxt.sync.account.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes by RFC 6238 as every authenticator knows them: SHA-1, six digits, thirty seconds. */
final class Totp {

    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /** The time step whose code this is, one step of drift allowed either way; empty when it is none of theirs. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        long current = now.getEpochSecond() / SECONDS;
        byte[] given = code.strip().getBytes(StandardCharsets.UTF_8);
        return LongStream.of(current, current - 1, current + 1)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given))
                .findFirst();
    }

    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return ("%0" + DIGITS + "d").formatted(number % MODULUS);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA1", e);
        }
    }
}
