package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a record of a row. */
interface RowReader {

    /** Asks the shop for what the rows that follow need beside themselves; may throw, and is then asked again. */
    default void prepare() {}

    /** Whether each row costs questions of its own, so that rows are better delivered one by one. */
    default boolean asksForEach() {
        return false;
    }

    /** What a later walk need not ask the shop again; {@link ShopCurrency#known()}. */
    default @Nullable String currency() {
        return null;
    }

    /**
     * Null for a row that can't become one, which is told. May ask the shop, throw, and be called again.
     *
     * @param place where the row comes from
     */
    @Nullable
    SourceRecord read(JsonNode row, Place place);
}
