package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes our records of theirs: id, state and fields. What can't become one is counted and named. */
final class RecordReader {

    private static final int LONGEST_ID = 255;

    private final CustomEntity entity;
    private final List<FieldReader> fields;
    private final Set<String> archivedValues;
    private final Unseen unseen;

    RecordReader(CustomEntity entity, List<FieldMapping> mapping, Unseen unseen) {
        this.entity = entity;
        this.fields = mapping.stream().map(FieldReader::new).toList();
        this.archivedValues = entity.archivedValues() == null ? Set.of() : Set.copyOf(entity.archivedValues());
        this.unseen = unseen;
    }

    /** Null for one that could not be read. */
    @Nullable
    SourceRecord read(JsonNode row, String place) {
        if (!(row instanceof ObjectNode object)) {
            unseen.add(Unseen.Why.NO_OBJECT, place);
            return null;
        }
        JsonNode found = at(object, entity.idField());
        String id =
                found.isString() || found.isNumber() ? FieldReader.plain(found).strip() : "";
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            unseen.add(id.isEmpty() ? Unseen.Why.NO_ID : Unseen.Why.LONG_ID, place);
            return null;
        }
        ObjectNode data = data(object, id);
        return data == null ? null : new SourceRecord(id, state(object), data);
    }

    private @Nullable ObjectNode data(ObjectNode row, String id) {
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

    private RecordState state(ObjectNode row) {
        if (entity.archived() == null || entity.archived().isBlank()) {
            return RecordState.ACTIVE;
        }
        JsonNode found = at(row, entity.archived());
        String value = found.isValueNode() && !found.isNull()
                ? FieldReader.plain(found).strip()
                : "";
        boolean isArchived = archivedValues.isEmpty() ? value.equals("true") : archivedValues.contains(value);
        return isArchived ? RecordState.ARCHIVED : RecordState.ACTIVE;
    }

    /** A pointer begins with a slash; anything else is a name, of a column or of a field. */
    private static JsonNode at(ObjectNode row, String field) {
        if (field.startsWith("/") && !row.has(field)) {
            return row.at(JsonPointer.compile(field));
        }
        JsonNode found = row.get(field);
        return found == null ? MissingNode.getInstance() : found;
    }
}
