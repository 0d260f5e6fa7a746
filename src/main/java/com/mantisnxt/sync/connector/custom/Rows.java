package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of one answer or file, one after the other, as they are written there. */
interface Rows extends AutoCloseable {

    /** Null at the end. */
    @Nullable
    JsonNode next();

    /** Where in the answer or file the last one began, in words. */
    String place();

    @Override
    void close();
}
