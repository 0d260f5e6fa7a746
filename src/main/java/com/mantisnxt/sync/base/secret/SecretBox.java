package com.mantisnxt.sync.base.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets unreadable in the database (AES-256-GCM), bound to what they belong to: in another place a box does not
 * open. The keys live outside, in the environment or in a file beside the data. A box names the key that sealed it, so
 * that a new key can seal while older ones still open.
 */
@Component
@EnableConfigurationProperties(SecretKeyProperties.class)
public class SecretBox {

    /** Boxes without it are older than key names, and begin with their nonce. */
    private static final byte[] MARK = {'b', 'o', 'x', 1};

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    public SecretBox(SecretKeyProperties properties) {
        this.keys = new SecretKeys(properties);
    }

    /** @param owner whom or what it belongs to; needed again to open */
    public byte[] seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var key = keys.current();
        try {
            byte[] sealed = run(Cipher.ENCRYPT_MODE, key.key(), nonce, new Content(secret, owner));
            return ByteBuffer.allocate(MARK.length + SecretKeys.ID_BYTES + nonce.length + sealed.length)
                    .put(MARK)
                    .put(key.id())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret can't be sealed", e);
        }
    }

    /** @throws IllegalStateException when no key we have opens it for this owner */
    public byte[] open(byte[] box, String owner) {
        int head = isMarked(box) ? MARK.length + SecretKeys.ID_BYTES : 0;
        byte[] nonce = Arrays.copyOfRange(box, head, head + NONCE_BYTES);
        var content = new Content(Arrays.copyOfRange(box, head + NONCE_BYTES, box.length), owner);
        for (var key : keys.all()) {
            if (head > 0 && !key.isCalled(name(box))) {
                continue;
            }
            try {
                return run(Cipher.DECRYPT_MODE, key.key(), nonce, content);
            } catch (GeneralSecurityException e) {
                // an older box does not say whose it is, so the next key is tried
            }
        }
        throw new IllegalStateException("A secret can't be read: its key is none of those configured");
    }

    /** False once a newer key is there to seal it anew. */
    public boolean isSealedByTheCurrentKey(byte[] box) {
        return isMarked(box) && keys.current().isCalled(name(box));
    }

    private static boolean isMarked(byte[] box) {
        return box.length > MARK.length + SecretKeys.ID_BYTES + NONCE_BYTES
                && Arrays.equals(Arrays.copyOf(box, MARK.length), MARK);
    }

    private static byte[] name(byte[] box) {
        return Arrays.copyOfRange(box, MARK.length, MARK.length + SecretKeys.ID_BYTES);
    }

    private record Content(byte[] bytes, String owner) {}

    private static byte[] run(int mode, SecretKey key, byte[] nonce, Content content) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(content.owner().getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(content.bytes());
    }
}
