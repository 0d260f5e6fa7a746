package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes our records of theirs: id, state and fields. What can't become one is counted and named. */
final class RecordReader {

    private static final int LONGEST_ID = 255;

    private final CustomEntity entity;
    private final MappedFields fields;
    private final Set<String> archivedValues;
    private final Unseen unseen;

    RecordReader(CustomEntity entity, MappedFields mapping, Unseen unseen) {
        this.entity = entity;
        this.fields = mapping;
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
        JsonNode found = MappedFields.at(object, entity.idField());
        String id =
                found.isString() || found.isNumber() ? MappedFields.plain(found).strip() : "";
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            unseen.add(id.isEmpty() ? Unseen.Why.NO_ID : Unseen.Why.LONG_ID, place);
            return null;
        }
        ObjectNode data = fields.read(object, id, unseen);
        return data == null ? null : new SourceRecord(id, state(object), data);
    }

    private RecordState state(ObjectNode row) {
        if (entity.archived() == null || entity.archived().isBlank()) {
            return RecordState.ACTIVE;
        }
        JsonNode found = MappedFields.at(row, entity.archived());
        String value = found.isValueNode() && !found.isNull()
                ? MappedFields.plain(found).strip()
                : "";
        boolean isArchived = archivedValues.isEmpty() ? value.equals("true") : archivedValues.contains(value);
        return isArchived ? RecordState.ARCHIVED : RecordState.ACTIVE;
    }
}
