package com.mantisnxt.sync.connector;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to be entered about a connection, or about one kind of its records.
 *
 * @param name in the settings, or among the secrets
 * @param choices of a choice; the first is the usual one
 * @param shownFor what makes it matter; null for always
 */
public record SettingField(
        String name,
        Kind kind,
        boolean isNeeded,
        List<String> choices,
        @Nullable When shownFor) {

    /** How it is entered. */
    public enum Kind {
        TEXT,
        CHOICE,
        /** Written once, encrypted, never shown. */
        SECRET
    }

    /** Matters while that choice has one of those values. */
    public record When(String choice, Set<String> values) {}

    public static SettingField text(String name) {
        return new SettingField(name, Kind.TEXT, false, List.of(), null);
    }

    public static SettingField secret(String name) {
        return new SettingField(name, Kind.SECRET, false, List.of(), null);
    }

    public static SettingField choice(String name, String... choices) {
        return new SettingField(name, Kind.CHOICE, false, List.of(choices), null);
    }

    /** Has to be entered wherever it matters. */
    public SettingField needed() {
        return new SettingField(name, kind, true, choices, shownFor);
    }

    public SettingField onlyFor(String choice, String... values) {
        return new SettingField(name, kind, isNeeded, choices, new When(choice, Set.of(values)));
    }

    /** As it stands in the settings; a choice that was not made is the usual one. */
    public String in(ObjectNode settings) {
        String value = settings.path(name).asString("").strip();
        return value.isEmpty() && kind == Kind.CHOICE ? choices.getFirst() : value;
    }
}
