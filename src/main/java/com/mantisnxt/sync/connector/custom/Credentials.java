package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts the key where the system expects it. */
final class Credentials {

    /** The name of the one secret: a token, a password or the value of a header. */
    static final String KEY = "key";

    private final CustomSettings settings;
    private final Secrets secrets;

    Credentials(CustomSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    WebRequest onto(WebRequest request) {
        String key = secrets.find(KEY).orElse("");
        return switch (settings.way()) {
            case none -> request;
            case bearer -> request.with("Authorization", "Bearer " + key);
            case basic -> request.with("Authorization", "Basic " + basic(key));
            case header -> settings.header() == null ? request : request.with(settings.header(), key);
        };
    }

    private String basic(String key) {
        String user = settings.user() == null ? "" : settings.user();
        return Base64.getEncoder().encodeToString((user + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
