package com.mantisnxt.sync.connector;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC-SHA256 of a body in base64, by which most systems sign their calls. */
public final class HookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private HookSignature() {}

    /** In a time that tells nothing of the secret; as long for a signature that is missing, which is an empty one. */
    public static boolean isGood(HookCall call, String secret, String given) {
        byte[] expected = of(call.body(), secret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    /** @param secret not empty */
    public static String of(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
