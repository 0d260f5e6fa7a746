package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.http.JsonFaults;
import com.mantisnxt.sync.connector.http.JsonLimits;
import com.mantisnxt.sync.connector.http.Sizes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of JSON, of which those that name a parent belong to the record above them. Holds one record at a time. */
final class ResultRows {

    private static final String PARENT = "__parentId";

    private final InputStream stream;
    private final RecordKind kind;
    private final long largest;
    private @Nullable ObjectNode ahead;
    private long lines;
    private long linesOfRows;
    private long strays;
    private long bytesOfRow;

    ResultRows(InputStream stream, RecordKind kind, long largest) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
        this.kind = kind;
        this.largest = largest;
    }

    void skip(long count) {
        while (lines < count && line() != null) {
            bytesOfRow = 0;
        }
        linesOfRows = lines;
    }

    /** A record with all that belongs to it; null at the end. */
    @Nullable
    Row next() {
        bytesOfRow = 0;
        ObjectNode root = ahead == null ? read() : ahead;
        ahead = null;
        while (root != null && root.has(PARENT)) {
            strays++;
            root = read();
        }
        if (root == null) {
            linesOfRows = lines;
            return null;
        }
        Row row = new Row(root);
        String id = root.path("id").asString("");
        ObjectNode child = read();
        while (child != null && child.has(PARENT)) {
            add(row, id, child);
            child = read();
        }
        ahead = child;
        linesOfRows = child == null ? lines : lines - 1;
        return row;
    }

    private void add(Row row, String id, ObjectNode child) {
        String type = Gid.of(child).type();
        for (Nested part : kind.nested()) {
            if (part.type().equals(type) && child.path(PARENT).asString("").equals(id)) {
                child.remove(PARENT);
                row.add(part, child);
                return;
            }
        }
        strays++;
    }

    /** Lines that belong to the records given so far. */
    long linesOfRows() {
        return linesOfRows;
    }

    /** Lines that belong to no record. */
    long strays() {
        return strays;
    }

    private @Nullable ObjectNode read() {
        byte[] line = line();
        if (line == null) {
            return null;
        }
        try {
            JsonNode read = JsonLimits.MAPPER.readTree(line);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw at(JsonFaults.of(e));
        }
        throw at(new SourceFault(SourceFault.Kind.UNREADABLE, "This is no object."));
    }

    private SourceFault at(SourceFault fault) {
        return new SourceFault(fault.kind(), "Line " + lines + " of the bulk operation's result: " + fault.reason());
    }

    /** Null at the end; empty lines are none. */
    private byte @Nullable [] line() {
        var line = new ByteArrayOutputStream(512);
        try {
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                if (next != '\n') {
                    line.write(next);
                    count();
                } else if (line.size() > 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line.size() == 0) {
            return null;
        }
        lines++;
        return line.toByteArray();
    }

    private void count() {
        bytesOfRow++;
        if (bytesOfRow > largest) {
            throw new SourceFault(
                    SourceFault.Kind.TOO_LARGE,
                    "One record with all that belongs to it is larger than " + Sizes.words(largest) + ".");
        }
    }
}
