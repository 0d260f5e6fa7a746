package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Seals the secrets of a connection, bound to it and its organisation, and opens them towards its system only. */
@Component
class SecretSafe {

    private static final int LONGEST = 4096;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final SecretBox box;
    private final JsonMapper json;

    SecretSafe(SecretBox box, JsonMapper json) {
        this.box = box;
        this.json = json;
    }

    byte @Nullable [] seal(Secrets secrets, OrgId org, UUID connection) {
        return secrets.isEmpty() ? null : box.seal(json.writeValueAsBytes(secrets.values()), owner(org, connection));
    }

    Secrets open(byte @Nullable [] sealed, OrgId org, UUID connection) {
        return sealed == null
                ? Secrets.none()
                : Secrets.of(json.readValue(box.open(sealed, owner(org, connection)), TEXTS));
    }

    boolean isCurrent(byte[] sealed) {
        return box.isSealedByTheCurrentKey(sealed);
    }

    /** What is kept after a change: given ones replace, empty ones go, and only those that are of use stay. */
    static Secrets merged(Secrets kept, Secrets given, Set<String> useful) {
        Map<String, String> merged = new TreeMap<>(kept.values());
        given.values().forEach((name, value) -> merged.put(name, checked(name, value)));
        merged.values().removeIf(String::isEmpty);
        merged.keySet().retainAll(useful);
        return Secrets.of(merged);
    }

    private static String checked(String name, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(
                    "invalid_secret", "secrets." + name, "A secret is one line of at most " + LONGEST + " characters.");
        }
        return value;
    }

    private static String owner(OrgId org, UUID connection) {
        return "connection " + org + " " + connection;
    }
}
