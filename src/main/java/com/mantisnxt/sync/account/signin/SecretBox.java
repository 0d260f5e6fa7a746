package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AccountProperties;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets unreadable in the database (AES-256-GCM), bound to the person they belong to. The key lives outside: in
 * the environment, or in a file beside the data.
 */
@Component
class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeyFile keys;
    private final SecureRandom random = new SecureRandom();

    SecretBox(AccountProperties properties) {
        this.keys = new SecretKeyFile(properties);
    }

    byte[] seal(byte[] secret, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] box, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[box.length - NONCE_BYTES];
        ByteBuffer.wrap(box).get(nonce).get(sealed);
        return run(Cipher.DECRYPT_MODE, nonce, sealed, owner);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, UUID owner) {
        SecretKey key = keys.get();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A second factor can't be read: its key is not the one it was kept by", e);
        }
    }
}
