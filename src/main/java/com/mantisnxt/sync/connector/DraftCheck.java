package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.NameRule;
import com.mantisnxt.sync.connector.http.WebAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What any connection must fulfil, whatever its kind. */
final class DraftCheck {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SETTINGS = 65_536;

    private DraftCheck() {}

    static void of(ConnectionDraft draft) {
        NameRule.checked("name", draft.name(), LONGEST_NAME);
        address(draft.baseUrl());
        int size = size(draft.settings());
        Set<Object> seen = new HashSet<>();
        for (EntitySetup entity : draft.entities()) {
            if (!seen.add(entity.entity())) {
                throw new InvalidInput("entity_twice", "entities", "Each kind of record can be set up once.");
            }
            size += size(entity.settings()) + size(entity.mapping());
        }
        if (size > MOST_SETTINGS) {
            throw new InvalidInput("settings_too_large", "settings", "These settings are too large to keep.");
        }
    }

    /** PostgreSQL keeps no NUL, not even one that JSON spells out. */
    private static int size(JsonNode part) {
        String text = part.toString();
        if (text.contains("\\u0000")) {
            throw new InvalidInput("invalid_settings", "settings", "These settings hold a NUL character.");
        }
        return text.length();
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
