package com.mantisnxt.sync.base.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys in order: the first one seals, all of them open. Read on first need: without secrets there need be none. */
final class SecretKeys {

    static final int ID_BYTES = 8;
    private static final int KEY_BYTES = 32;

    private final SecretKeyProperties properties;
    private @Nullable List<NamedKey> keys;

    /** @param id what a box says of the key that sealed it; tells nothing about the key */
    record NamedKey(byte[] id, SecretKey key) {

        boolean isCalled(byte[] name) {
            return Arrays.equals(id, name);
        }

        @Override
        public String toString() {
            return "NamedKey";
        }
    }

    SecretKeys(SecretKeyProperties properties) {
        this.properties = properties;
    }

    NamedKey current() {
        return all().getFirst();
    }

    synchronized List<NamedKey> all() {
        if (keys == null) {
            List<NamedKey> read = new ArrayList<>();
            String configured = properties.secretKey();
            read.add(named(configured == null || configured.isBlank() ? new KeyFile(properties).read() : configured));
            properties.earlierSecretKeys().stream()
                    .filter(earlier -> !earlier.isBlank())
                    .map(SecretKeys::named)
                    .forEach(read::add);
            keys = List.copyOf(read);
        }
        return keys;
    }

    private static NamedKey named(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("A secret key must be " + KEY_BYTES + " bytes in base64");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new NamedKey(Arrays.copyOf(hash, ID_BYTES), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
