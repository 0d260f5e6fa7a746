package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of one Odoo for one kind of record, once its fields are known.
 *
 * @param asked names of the model's fields
 * @param extras that the mapping reads
 */
record Plan(Domain domain, List<String> asked, List<Extra> extras, MappedFields mapping) {

    /** A change is dated by the start of its transaction, and may be seen that much later. */
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private static final DateTimeFormatter ODOO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Plan of(Shape shape, EntitySetup setup, ModelFields fields) {
        ArrayNode mapping = setup.mapping().isEmpty() ? shape.mapping() : setup.mapping();
        Set<String> names = names(mapping);
        List<Extra> extras = shape.extras().stream()
                .filter(extra -> names.contains(extra.name()))
                .toList();
        Set<String> asked = new LinkedHashSet<>(names);
        extras.forEach(extra -> asked.remove(extra.name()));
        Set<String> usual = names(shape.mapping());
        for (String name : asked) {
            if (!fields.has(name) && !usual.contains(name)) {
                throw noField(shape, name);
            }
        }
        extras.forEach(extra -> asked.addAll(extra.needs()));
        asked.add("active");
        asked.removeIf(name -> !fields.has(name));
        return new Plan(
                shape.scope().of(fields, setup.settings()), List.copyOf(asked), extras, MappedFields.of(mapping));
    }

    /** Null where the mapping can't read it; that is told. */
    @Nullable
    SourceRecord record(ObjectNode row, String id, Unseen unseen) {
        boolean isArchived =
                row.path("active").isBoolean() && !row.path("active").booleanValue();
        ObjectNode data = mapping.read(row, id, unseen);
        return data == null ? null : new SourceRecord(id, isArchived ? RecordState.ARCHIVED : RecordState.ACTIVE, data);
    }

    /** Only what may have changed since then. */
    Plan since(Instant watermark, Shape shape, ModelFields fields) {
        List<String> times = new ArrayList<>(List.of("write_date"));
        shape.touched().stream()
                .filter(path -> fields.has(path.substring(0, path.indexOf('.'))))
                .forEach(times::add);
        return new Plan(domain.andAnyAtLeast(times, ODOO.format(watermark.minus(OVERLAP))), asked, extras, mapping);
    }

    /** Of a time as Odoo writes it; null where it is none. */
    static @Nullable Instant time(String said) {
        try {
            return said.isEmpty() ? null : Instant.from(ODOO.parse(said));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The fields that a mapping reads. */
    static Set<String> names(ArrayNode mapping) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode field : mapping) {
            names.add(first(field.path("from").asString("")));
        }
        return names;
    }

    /** The field itself, where a pointer leads into it. */
    private static String first(String from) {
        if (!from.startsWith("/")) {
            return from;
        }
        int end = from.indexOf('/', 1);
        String name = end < 0 ? from.substring(1) : from.substring(1, end);
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static SourceFault noField(Shape shape, String name) {
        return new SourceFault(
                Kind.UNREADABLE,
                "This Odoo has no field " + name + " of " + shape.model() + ", or hides it from this user. "
                        + "The mapping reads it.");
    }
}
