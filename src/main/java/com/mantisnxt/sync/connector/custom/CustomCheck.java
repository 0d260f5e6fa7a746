package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.WebAddress;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/** Whether a custom connection says all that is needed, and nothing that can't be. */
final class CustomCheck {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern NOT_OURS = Pattern.compile(
            "(?i)host|content-length|transfer-encoding|connection|upgrade|accept-encoding|te|trailer|proxy-.*");

    private final ConnectionDraft draft;

    CustomCheck(ConnectionDraft draft) {
        this.draft = draft;
    }

    void run() {
        CustomSettings settings;
        try {
            settings = Setup.settings(draft.settings());
        } catch (JacksonException e) {
            throw new InvalidInput(
                    "invalid_settings", "settings", "The settings say something that is not known here.");
        }
        auth(settings);
        draft.entities().forEach(this::entity);
    }

    private static void auth(CustomSettings settings) {
        String header = settings.header() == null ? "" : settings.header();
        if (settings.way() == CustomSettings.Auth.header
                && (!HEADER.matcher(header).matches()
                        || NOT_OURS.matcher(header).matches())) {
            throw new InvalidInput(
                    "invalid_header", "settings.header", "This can't be the name of a header for a key.");
        }
        String user = settings.user() == null ? "" : settings.user();
        if (settings.way() == CustomSettings.Auth.basic && (user.isBlank() || user.contains(":"))) {
            throw new InvalidInput("invalid_user", "settings.user", "A user has a name without a colon.");
        }
    }

    private void entity(EntitySetup setup) {
        CustomEntity entity;
        try {
            entity = Setup.entity(setup);
        } catch (JacksonException e) {
            throw refused(setup, "settings", "These settings say something that is not known here.");
        }
        if (setup.isEnabled()) {
            origin(setup, entity);
        }
        pointers(setup, entity);
        paging(setup, entity);
        MappedFields.check(setup);
    }

    private void origin(EntitySetup setup, CustomEntity entity) {
        if (entity.idField().isBlank()) {
            throw refused(setup, "id", "Say which field holds the id.");
        }
        if (entity.isUpload()) {
            return;
        }
        if (draft.baseUrl() == null || draft.baseUrl().isBlank()) {
            throw new InvalidInput("invalid_address", "baseUrl", "Records from an address need the address.");
        }
        try {
            PageAddress.joined(WebAddress.of(draft.baseUrl()), entity.path());
        } catch (SourceFault fault) {
            throw refused(setup, "path", "With the address this is none: " + fault.reason());
        }
    }

    private static void pointers(EntitySetup setup, CustomEntity entity) {
        if (!entity.listPointer().isEmpty()) {
            pointer(setup, "list", entity.listPointer());
        }
        slashed(setup, "id", entity.id());
        slashed(setup, "total", entity.total());
        slashed(setup, "archived", entity.archived());
        slashed(setup, "paging.pointer", entity.pages().pointer());
        String encoding = entity.encoding();
        if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("auto")) {
            try {
                Encoding.named(encoding);
            } catch (IllegalArgumentException e) {
                throw refused(
                        setup,
                        "encoding",
                        "No encoding has that name. Known are UTF-8, UTF-16, windows-1252 and more.");
            }
        }
        String delimiter = entity.delimiter();
        if (delimiter != null && delimiter.length() > 1 && !delimiter.matches("(?i)auto|tab|\\\\t")) {
            throw refused(setup, "delimiter", "A delimiter is one character, tab, or auto.");
        }
        if (delimiter != null && delimiter.matches("[\"\\r\\n]")) {
            throw refused(setup, "delimiter", "Quotes and line ends can't be delimiters.");
        }
    }

    private static void paging(EntitySetup setup, CustomEntity entity) {
        CustomEntity.Paging paging = entity.pages();
        boolean needsPointer = paging.way() == CustomEntity.Kind.link || paging.way() == CustomEntity.Kind.cursor;
        if (needsPointer && (paging.pointer() == null || paging.pointer().isBlank())) {
            throw refused(setup, "paging.pointer", "Say where the way to the next page stands.");
        }
        if (paging.way() != CustomEntity.Kind.none && entity.written() != CustomEntity.Format.json) {
            throw refused(setup, "paging.kind", "Only JSON comes in pages; lines of JSON and CSV come whole.");
        }
    }

    static void slashed(EntitySetup setup, String field, @Nullable String value) {
        if (value != null && value.startsWith("/")) {
            pointer(setup, field, value);
        }
    }

    private static void pointer(EntitySetup setup, String field, String value) {
        try {
            JsonPointer.compile(value);
        } catch (IllegalArgumentException e) {
            throw refused(setup, field, "This is no JSON pointer; one looks like /data/items.");
        }
    }

    static InvalidInput refused(EntitySetup setup, String field, String reason) {
        return new InvalidInput("invalid_entity", Setup.field(setup.entity(), field), reason);
    }
}
