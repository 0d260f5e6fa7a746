package com.mantisnxt.sync.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is and who connects.
 *
 * @param url JDBC URL; null starts the embedded server
 * @param user the application role: owns nothing, can't bypass row-level security
 * @param owner the role that runs migrations
 * @param directory where the embedded server keeps its data
 * @param patience how long start-up waits for a database that can't be reached
 * @param lockPatience how long start-up tries to migrate tables that others hold
 */
@ConfigurationProperties("sync.database")
record DatabaseProperties(
        @Nullable String url,
        @DefaultValue Credentials user,
        @DefaultValue Credentials owner,
        @DefaultValue(".data/postgres") Path directory,
        @DefaultValue("P1D") Duration patience,
        @DefaultValue("PT10M") Duration lockPatience) {

    record Credentials(@Nullable String name, @Nullable String password) {

        String nameOr(String fallback) {
            return name == null || name.isBlank() ? fallback : name;
        }

        String secret() {
            return password == null ? "" : password;
        }
    }

    boolean isEmbedded() {
        return url == null || url.isBlank();
    }
}
