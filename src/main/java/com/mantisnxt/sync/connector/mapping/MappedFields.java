package com.mantisnxt.sync.connector.mapping;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Unseen;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields that a mapping names, each as its type, under our names. An empty mapping takes every field as it is. */
public final class MappedFields {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<FieldMapping>> FIELDS = new TypeReference<>() {};

    private static final int LONGEST_NUMBER = 200;

    private final List<FieldReader> fields;

    private MappedFields(List<FieldReader> fields) {
        this.fields = fields;
    }

    /** @throws JacksonException where it says something that is not known here */
    public static MappedFields of(JsonNode mapping) {
        return new MappedFields(mappings(mapping).stream().map(FieldReader::new).toList());
    }

    /** @throws com.mantisnxt.sync.base.InvalidInput where the mapping can't be followed */
    public static void check(EntitySetup setup) {
        new MappingCheck(setup).run();
    }

    static List<FieldMapping> mappings(JsonNode mapping) {
        return STRICT.treeToValue(mapping, FIELDS);
    }

    /**
     * Null where a field can't be read as its type; that is told.
     *
     * @param id names the record to people
     */
    public @Nullable ObjectNode read(ObjectNode row, String id, Unseen unseen) {
        if (fields.isEmpty()) {
            return row;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (FieldReader field : fields) {
            JsonNode read = field.read(at(row, field.mapping().source()));
            if (read == null) {
                unseen.add(Unseen.Why.BAD_FIELD, field.mapping().source() + " of " + id);
                return null;
            }
            data.set(field.mapping().target(), read);
        }
        return data;
    }

    /** A pointer begins with a slash; anything else is a name, of a column or of a field. */
    public static JsonNode at(ObjectNode row, String field) {
        if (field.startsWith("/") && !row.has(field)) {
            return row.at(JsonPointer.compile(field));
        }
        JsonNode found = row.get(field);
        return found == null ? MissingNode.getInstance() : found;
    }

    /** A value as text, a number with all its digits unless they are hundreds of zeros. */
    public static String plain(JsonNode value) {
        if (!value.isNumber()) {
            return value.asString();
        }
        BigDecimal number = value.decimalValue();
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? number.toString() : number.toPlainString();
    }
}
