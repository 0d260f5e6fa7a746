package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be known to reach a kind of system. Screens make their fields of it, and drafts are checked by it.
 *
 * @param needsAddress whether there is nothing to read without one
 * @param access what lets us in
 * @param entities the kinds of record it has
 */
public record ConnectorForm(boolean needsAddress, List<SettingField> access, Map<EntityType, EntityOffer> entities) {

    private static final int LONGEST = 500;

    public ConnectorForm {
        access = List.copyOf(access);
        entities = Map.copyOf(entities);
    }

    /** Names of the secrets that matter with these settings. */
    public Set<String> secretNames(ObjectNode settings) {
        return access.stream()
                .filter(field -> field.kind() == SettingField.Kind.SECRET && matters(field, access, settings))
                .map(SettingField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what else was entered makes the field matter. */
    public static boolean matters(SettingField field, List<SettingField> among, ObjectNode settings) {
        SettingField.When when = field.shownFor();
        return when == null
                || among.stream()
                        .filter(other -> other.name().equals(when.choice()))
                        .anyMatch(other -> when.values().contains(other.in(settings)));
    }

    /**
     * Whether the draft says all that is needed and nothing that is not known; secrets are judged by whoever keeps them.
     *
     * @throws InvalidInput naming the field
     */
    public void check(ConnectionDraft draft) {
        if (needsAddress && (draft.baseUrl() == null || draft.baseUrl().isBlank())) {
            throw new InvalidInput("invalid_address", "baseUrl", "Say where the system is to be found.");
        }
        check(access, draft.settings(), "settings.");
        draft.entities().forEach(this::check);
    }

    private void check(EntitySetup setup) {
        EntityOffer offer = entities.get(setup.entity());
        if (offer == null) {
            throw new InvalidInput(
                    "entity_not_offered",
                    "entities",
                    "This kind of system has no " + setup.entity().label() + " to read.");
        }
        check(offer.settings(), setup.settings(), "entities." + setup.entity().label() + ".");
        MappedFields.check(setup);
    }

    private static void check(List<SettingField> fields, ObjectNode settings, String prefix) {
        Set<String> unknown = new HashSet<>(settings.propertyNames());
        for (SettingField field : fields) {
            if (field.kind() == SettingField.Kind.SECRET) {
                continue;
            }
            unknown.remove(field.name());
            String fault = matters(field, fields, settings) ? fault(field, field.in(settings)) : null;
            if (fault != null) {
                throw new InvalidInput("invalid_settings", prefix + field.name(), fault);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(
                    "invalid_settings", prefix + unknown.iterator().next(), "This setting is not known here.");
        }
    }

    private static @Nullable String fault(SettingField field, String value) {
        if (value.isEmpty()) {
            return field.isNeeded() ? "This is needed." : null;
        }
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            return "This is one line of at most " + LONGEST + " characters.";
        }
        return field.kind() == SettingField.Kind.CHOICE && !field.choices().contains(value)
                ? "This is none of the choices."
                : null;
    }
}
