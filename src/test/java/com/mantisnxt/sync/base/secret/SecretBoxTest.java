package com.mantisnxt.sync.base.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    private static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void opensForItsOwnerOnly() {
        SecretBox box = box('a');
        byte[] sealed = box.seal(SECRET, "one");
        assertThat(box.open(sealed, "one")).isEqualTo(SECRET);
        assertThatThrownBy(() -> box.open(sealed, "another")).isInstanceOf(IllegalStateException.class);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() {
        assertThat(box('a').seal(SECRET, "one")).isNotEqualTo(box('a').seal(SECRET, "one"));
    }

    @Test
    void aNewKeySealsAndAnEarlierOneStillOpens() {
        byte[] before = box('a').seal(SECRET, "one");
        SecretBox rotated = box('b', 'a');
        assertThat(rotated.open(before, "one")).isEqualTo(SECRET);
        assertThat(rotated.isSealedByTheCurrentKey(before)).isFalse();
        byte[] anew = rotated.seal(SECRET, "one");
        assertThat(rotated.isSealedByTheCurrentKey(anew)).isTrue();
        assertThat(box('b').open(anew, "one")).isEqualTo(SECRET);
        assertThatThrownBy(() -> box('b').open(before, "one")).isInstanceOf(IllegalStateException.class);
    }

    /** As second factors were sealed before boxes named their key. */
    @Test
    void aBoxWithoutAMarkStillOpens() throws Exception {
        byte[] nonce = new byte[12];
        Arrays.fill(nonce, (byte) 7);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes('a'), "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD("one".getBytes(StandardCharsets.UTF_8));
        byte[] sealed = cipher.doFinal(SECRET);
        byte[] old = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, old, nonce.length, sealed.length);
        assertThat(box('b', 'a').open(old, "one")).isEqualTo(SECRET);
        assertThat(box('a').isSealedByTheCurrentKey(old)).isFalse();
    }

    @Test
    void withoutAConfiguredKeyOneIsKeptInAFile() {
        var properties = new SecretKeyProperties(null, folder.resolve("secret.key"), List.of());
        byte[] sealed = new SecretBox(properties).seal(SECRET, "one");
        assertThat(new SecretBox(properties).open(sealed, "one")).isEqualTo(SECRET);
        assertThat(folder.resolve("secret.key")).exists();
    }

    private SecretBox box(char key, char... earlier) {
        List<String> before =
                new String(earlier).chars().mapToObj(c -> key((char) c)).toList();
        return new SecretBox(new SecretKeyProperties(key(key), folder.resolve("none"), before));
    }

    private static String key(char c) {
        return Base64.getEncoder().encodeToString(bytes(c));
    }

    private static byte[] bytes(char c) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) c);
        return bytes;
    }
}
