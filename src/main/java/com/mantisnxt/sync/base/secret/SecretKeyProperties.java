package com.mantisnxt.sync.base.secret;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of an installation.
 *
 * @param secretKey 32 bytes in base64 that seal what is kept secret; null keeps a key in {@code secretKeyFile}
 * @param earlierSecretKeys keys that sealed before and still open
 */
@ConfigurationProperties("sync.account")
public record SecretKeyProperties(
        @Nullable String secretKey,
        @DefaultValue(".data/secret.key") Path secretKeyFile,
        @DefaultValue List<String> earlierSecretKeys) {

    @Override
    public String toString() {
        return "SecretKeyProperties";
    }
}
