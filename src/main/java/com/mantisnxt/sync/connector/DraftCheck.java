package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.http.WebAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any connection must fulfil, whatever its kind. */
final class DraftCheck {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SETTINGS = 65_536;

    private DraftCheck() {}

    static void of(ConnectionDraft draft) {
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInput("invalid_name", "name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        address(draft.baseUrl());
        int size = draft.settings().toString().length();
        Set<Object> seen = new HashSet<>();
        for (EntitySetup entity : draft.entities()) {
            if (!seen.add(entity.entity())) {
                throw new InvalidInput("entity_twice", "entities", "Each kind of record can be set up once.");
            }
            size += entity.settings().toString().length()
                    + entity.mapping().toString().length();
        }
        if (size > MOST_SETTINGS) {
            throw new InvalidInput("settings_too_large", "settings", "These settings are too large to keep.");
        }
    }

    static @Nullable URI address(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return WebAddress.of(text);
        } catch (SourceFault fault) {
            throw new InvalidInput("invalid_address", "baseUrl", fault.reason());
        }
    }

    /** Secrets stay with the host they were given for: an address of another host needs them anew. */
    static void keepsSecretsAtTheirHost(Connection before, ConnectionDraft draft) {
        URI old = address(before.baseUrl());
        URI now = address(draft.baseUrl());
        boolean isElsewhere = now != null && (old == null || !WebAddress.isOfTheSameOrigin(old, now));
        if (isElsewhere && !draft.secrets().names().containsAll(before.secretNames())) {
            throw new InvalidInput(
                    "secret_needed",
                    "secrets",
                    "The address leads to another host. Enter the secrets again, so that none is sent there by mistake.");
        }
    }
}
