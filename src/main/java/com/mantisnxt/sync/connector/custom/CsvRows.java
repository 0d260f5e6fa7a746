package com.mantisnxt.sync.connector.custom;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CSV by RFC 4180: the first row names the columns, every field is text. */
final class CsvRows implements Rows {

    private static final int MOST_COLUMNS = 2000;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RecordBudget budget;
    private final List<String> columns;
    private long line = 1;

    CsvRows(Text text, char delimiter) {
        this.budget = text.budget();
        Reader reader = text.reader();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        try {
            this.parser = CSVParser.builder()
                    .setReader(java.util.Objects.requireNonNull(reader))
                    .setFormat(format)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.records = parser.iterator();
        this.columns = header();
    }

    private List<String> header() {
        CSVRecord first = record();
        if (first == null) {
            throw Faults.unreadable("The file is empty; its first row was to name the columns.");
        }
        List<String> names = first.toList().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw Faults.unreadable("The first row does not name the columns: "
                        + (name.isEmpty() ? "one has no name." : "two are called " + shown(name) + "."));
            }
        }
        if (names.size() > MOST_COLUMNS) {
            throw Faults.unreadable("The first row has more than " + MOST_COLUMNS + " columns.");
        }
        return names;
    }

    List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable JsonNode next() {
        CSVRecord row = record();
        if (row == null) {
            return null;
        }
        if (row.size() != columns.size()) {
            throw Faults.unreadable("Line " + line + " has " + row.size() + " fields and the first row names "
                    + columns.size() + ". Is it the right delimiter, and are the quotes right?");
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), row.get(i));
        }
        return fields;
    }

    private @Nullable CSVRecord record() {
        budget.startRecord();
        long from = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
            line = from;
            return records.next();
        } catch (UncheckedIOException | IllegalStateException e) {
            String said = String.valueOf(e.getMessage());
            throw Faults.unreadable(
                    said.contains("EOF")
                            ? "A quote that opens in the record from line " + from + " on is never closed."
                            : "In the record from line " + from + " on, near line " + parser.getCurrentLineNumber()
                                    + ", something follows a closing quote that is neither a delimiter nor the end of the "
                                    + "line.");
        }
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    @Override
    public String place() {
        return "line " + line;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
