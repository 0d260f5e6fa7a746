package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.http.JsonFaults;
import com.mantisnxt.sync.connector.http.JsonLimits;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * The list within one JSON document, and what stands beside it: the total, the way to the next page. Read as it comes;
 * of the document no more than one record is held, wherever its list lies.
 */
final class JsonPage implements Rows {

    private static final int NAMES_TOLD = 8;

    private final JsonParser parser;
    private final RecordBudget budget;
    private final JsonPointer list;
    private final Beside total;
    private final Beside next;
    private final Set<String> topNames = new LinkedHashSet<>();
    private boolean isInList;
    private boolean isFound;
    private long number;

    /** A value beside the list that is kept when it comes by. */
    private static final class Beside {
        private final @Nullable JsonPointer pointer;
        private @Nullable String value;

        Beside(@Nullable String pointer) {
            this.pointer = pointer == null || !pointer.startsWith("/") ? null : JsonPointer.compile(pointer);
        }

        void look(JsonPointer at, JsonParser parser) {
            if (at.equals(pointer)) {
                value = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getString();
            }
        }
    }

    JsonPage(Text text, CustomEntity entity) {
        this.budget = text.budget();
        Reader reader = text.reader();
        this.parser =
                reader == null ? JsonLimits.MAPPER.createParser(text.bytes()) : JsonLimits.MAPPER.createParser(reader);
        this.list = JsonPointer.compile(entity.listPointer());
        this.total = new Beside(entity.total());
        this.next = new Beside(entity.pages().pointer());
    }

    @Override
    public @Nullable JsonNode next() {
        try {
            return isInList || toList() ? element() : null;
        } catch (JacksonException e) {
            throw JsonFaults.of(e);
        }
    }

    private @Nullable JsonNode element() {
        budget.startRecord();
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            isInList = false;
            return next();
        }
        number++;
        return parser.readValueAsTree();
    }

    /** Goes on to the list, or where it was read already, to the end of the document. */
    private boolean toList() {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            budget.startRecord();
            if (token == JsonToken.PROPERTY_NAME) {
                name();
            } else if (token == JsonToken.START_ARRAY && !isFound && at().equals(list)) {
                isInList = true;
                isFound = true;
                return true;
            } else if (token.isScalarValue()) {
                total.look(at(), parser);
                next.look(at(), parser);
            }
        }
        if (!isFound) {
            throw Faults.unreadable(missing());
        }
        return false;
    }

    private void name() {
        if (parser.streamReadContext().getNestingDepth() == 1 && topNames.size() <= NAMES_TOLD) {
            topNames.add(parser.currentName());
        }
    }

    private JsonPointer at() {
        return parser.streamReadContext().pathAsPointer();
    }

    private String missing() {
        String where = list.toString().isEmpty() ? "The document itself is no list" : "There is no list at " + list;
        String names = String.join(
                ", ",
                topNames.stream().limit(NAMES_TOLD).map(name -> "/" + name).toList());
        return where + (names.isEmpty() ? "." : ". What it has is " + names + ".");
    }

    /** What the document said by the time its end was reached. */
    OptionalLong announced() {
        try {
            return total.value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total.value.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    Optional<String> nextPage() {
        return Optional.ofNullable(next.value).filter(value -> !value.isBlank());
    }

    boolean isEmpty() {
        return number == 0;
    }

    @Override
    public String place() {
        return "number " + number + " of the list";
    }

    @Override
    public void close() {
        parser.close();
    }
}
