package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.http.JsonFaults;
import com.mantisnxt.sync.connector.http.JsonLimits;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** One JSON object after another, each usually on a line of its own. */
final class NdjsonRows implements Rows {

    private final JsonParser parser;
    private final RecordBudget budget;
    private int line;

    NdjsonRows(Text text) {
        this.budget = text.budget();
        Reader reader = text.reader();
        this.parser =
                reader == null ? JsonLimits.MAPPER.createParser(text.bytes()) : JsonLimits.MAPPER.createParser(reader);
    }

    @Override
    public @Nullable JsonNode next() {
        try {
            budget.startRecord();
            if (parser.nextToken() == null) {
                return null;
            }
            line = parser.currentTokenLocation().getLineNr();
            return parser.readValueAsTree();
        } catch (JacksonException e) {
            throw JsonFaults.of(e);
        }
    }

    @Override
    public String place() {
        return "line " + line;
    }

    @Override
    public void close() {
        parser.close();
    }
}
