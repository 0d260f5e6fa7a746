package com.mantisnxt.sync.connector.custom;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a walk through pages stands.
 *
 * @param page the address of the page it is in, or comes to next
 * @param skip records of that page that were delivered already
 * @param ids what their ids amount to; null where that is not known
 * @param seen records of all pages before
 * @param pages that were read to their end
 */
record PageCursor(
        String page,
        int skip,
        @Nullable Integer ids,
        long seen,
        int pages,
        @Nullable Long announced) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static PageCursor of(String text) {
        return JSON.readValue(text, PageCursor.class);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    URI address() {
        return URI.create(page);
    }
}
