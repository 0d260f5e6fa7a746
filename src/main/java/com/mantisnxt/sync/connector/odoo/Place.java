package com.mantisnxt.sync.connector.odoo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a walk by ascending id stands.
 *
 * @param last id that was delivered or told as unseen
 * @param seen rows up to it
 * @param since the watermark that the walk goes by; null for everything
 * @param ids whether it reads the ids alone; null for no
 */
record Place(
        long last,
        long seen,
        @Nullable String since,
        @Nullable Boolean ids) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Place ofRecords(@Nullable Instant since) {
        return new Place(0, 0, since == null ? null : since.toString(), null);
    }

    static Place ofIds() {
        return new Place(0, 0, null, true);
    }

    static Place of(String cursor) {
        return JSON.readValue(cursor, Place.class);
    }

    Place at(long nowLast, long nowSeen) {
        return new Place(nowLast, nowSeen, since, ids);
    }

    String cursor() {
        return JSON.writeValueAsString(this);
    }

    @Nullable
    Instant from() {
        return since == null ? null : Instant.parse(since);
    }
}
