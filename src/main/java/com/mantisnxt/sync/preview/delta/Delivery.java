package com.mantisnxt.sync.preview.delta;

import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.SourceRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a source delivered, made ready to be put down: all that has to be computed of it is, so that this needs no
 * transaction. Not for several threads at once.
 */
public final class Delivery {

    private static final int LONGEST_ID = 255;
    private static final int LARGEST = 2_000_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final Pattern EXPONENT = Pattern.compile("\\d[eE][+-]?\\d{4}");

    private final boolean idsOnly;
    private final List<String> ids = new ArrayList<>();
    private final List<Short> states = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private int delivered;
    private long characters;

    private Delivery(boolean idsOnly) {
        this.idsOnly = idsOnly;
    }

    public static Delivery ofRecords() {
        return new Delivery(false);
    }

    /** Of records whose data is not asked for. */
    public static Delivery ofIds() {
        return new Delivery(true);
    }

    public void add(List<SourceRecord> records) {
        delivered += records.size();
        for (SourceRecord record : records) {
            if (idsOnly) {
                addId(record.externalId());
            } else {
                add(record);
            }
        }
    }

    private void addId(String id) {
        if (isUsable(id, "")) {
            ids.add(id);
            characters += id.length();
        }
    }

    private void add(SourceRecord record) {
        String text = record.data().toString();
        if (isUsable(record.externalId(), text) && !hasEndlessNumber(text, record.data())) {
            addId(record.externalId());
            states.add(record.state().code());
            hashes.add(HexFormat.of().formatHex(ContentHash.of(record.state(), record.data())));
            data.add(text);
            characters += text.length();
        }
    }

    private static boolean isUsable(String id, String data) {
        return !id.isBlank()
                && id.length() <= LONGEST_ID
                && id.indexOf('\0') < 0
                && data.length() <= LARGEST
                && !data.contains("\\u0000");
    }

    /** A number that PostgreSQL does not keep; the letters for it can also stand in a text, so they are only a hint. */
    private static boolean hasEndlessNumber(String text, JsonNode data) {
        return EXPONENT.matcher(text).find() && isEndless(data);
    }

    private static boolean isEndless(JsonNode node) {
        if (node.isNumber()) {
            return Math.abs((long) node.decimalValue().scale()) > LONGEST_NUMBER;
        }
        return node.isContainer() && node.valueStream().anyMatch(Delivery::isEndless);
    }

    /** Records that came, also those that can't be kept. */
    public int records() {
        return delivered;
    }

    /** How much of them is held. */
    public long characters() {
        return characters;
    }

    int unusable() {
        return delivered - ids.size();
    }

    int usable() {
        return ids.size();
    }

    List<String> ids() {
        return ids;
    }

    Short[] states() {
        return states.toArray(Short[]::new);
    }

    String[] hashes() {
        return hashes.toArray(String[]::new);
    }

    String[] data() {
        return data.toArray(String[]::new);
    }

    boolean isOfIds() {
        return idsOnly;
    }
}
