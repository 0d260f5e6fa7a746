package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads ids and states alone. */
final class IdReader implements RowReader {

    private static final int LONGEST_ID = 255;

    private final Unseen unseen;

    IdReader(Unseen unseen) {
        this.unseen = unseen;
    }

    @Override
    public @Nullable SourceRecord read(JsonNode row, Place place) {
        String id = id(row, unseen);
        return id == null ? null : new SourceRecord(id, state(row, place), JsonNodeFactory.instance.objectNode());
    }

    /** Products and variations have their ids from one sequence, so an id names one of them. */
    static @Nullable String id(JsonNode row, Unseen unseen) {
        if (!row.isObject()) {
            unseen.add(Unseen.Why.NO_OBJECT, "an entry of the shop's list");
            return null;
        }
        JsonNode found = row.path("id");
        String id = found.isString() || found.isNumber() ? found.asString().strip() : "";
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            unseen.add(id.isEmpty() ? Unseen.Why.NO_ID : Unseen.Why.LONG_ID, "an entry of the shop's list");
            return null;
        }
        return id;
    }

    /** A draft is in use, the bin is not; a variation shares the place of its product. */
    static RecordState state(JsonNode row, Place place) {
        return place.isArchived() || Listing.isInBin(row) ? RecordState.ARCHIVED : RecordState.ACTIVE;
    }
}
