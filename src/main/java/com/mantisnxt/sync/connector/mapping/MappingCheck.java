package com.mantisnxt.sync.connector.mapping;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.EntitySetup;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/** Whether a mapping can be followed. */
final class MappingCheck {

    private static final int MOST_FIELDS = 500;
    private static final int MOST_DECIMALS = 10;
    private static final int LONGEST_NAME = 100;

    private final EntitySetup setup;

    MappingCheck(EntitySetup setup) {
        this.setup = setup;
    }

    void run() {
        List<FieldMapping> fields;
        try {
            fields = MappedFields.mappings(setup.mapping());
        } catch (JacksonException e) {
            throw refused("The mapping says something that is not known here.");
        }
        if (fields.size() > MOST_FIELDS) {
            throw refused("A mapping has " + MOST_FIELDS + " fields at most.");
        }
        Set<String> names = new HashSet<>();
        for (FieldMapping field : fields) {
            field(field);
            if (!names.add(field.target())) {
                throw refused("Two fields become " + field.target() + ".");
            }
        }
    }

    private void field(FieldMapping field) {
        if (field.source().isBlank()
                || field.target().isBlank()
                || field.target().length() > LONGEST_NAME) {
            throw refused("A field has a source, and a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (field.source().startsWith("/")) {
            pointer(field.source());
        }
        if (field.scale() != null && (field.scale() < 0 || field.scale() > MOST_DECIMALS)) {
            throw refused("Money has 0 to " + MOST_DECIMALS + " decimals.");
        }
        try {
            new FieldReader(field);
        } catch (DateTimeException e) {
            throw refused("There is no time zone " + field.zone() + ".");
        } catch (IllegalArgumentException e) {
            throw refused("A pattern of times can't be read: " + field.source() + ".");
        }
    }

    private void pointer(String source) {
        try {
            JsonPointer.compile(source);
        } catch (IllegalArgumentException e) {
            throw refused("This is no JSON pointer; one looks like /data/items.");
        }
    }

    private InvalidInput refused(String reason) {
        return new InvalidInput("invalid_entity", "entities." + setup.entity().label() + ".mapping", reason);
    }
}
