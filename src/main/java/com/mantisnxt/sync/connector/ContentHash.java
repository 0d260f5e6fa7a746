package com.mantisnxt.sync.connector;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;

/**
 * SHA-256 over a record's state and data in one form only: fields by name, numbers without trailing zeros. Two records are the same when their hashes are. A field that is null is not the same as one that is missing.
 */
public final class ContentHash {

    private ContentHash() {}

    public static byte[] of(RecordState state, JsonNode data) {
        StringBuilder text = new StringBuilder(256).append(state.code()).append('\n');
        write(data, text);
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            fields(node, text);
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode element : node) {
                write(element, text);
                text.append(',');
            }
            text.append(']');
        } else if (node.isNumber()) {
            text.append(number(node));
        } else if (node.isString()) {
            quote(node.asString(), text);
        } else {
            text.append(node.isNull() ? "null" : node.asString(""));
        }
    }

    private static String number(JsonNode node) {
        if (node instanceof DoubleNode real && !Double.isFinite(real.doubleValue())) {
            return real.asString();
        }
        BigDecimal number = node.decimalValue();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    private static void fields(JsonNode object, StringBuilder text) {
        List<String> names = new ArrayList<>(object.propertyNames());
        Collections.sort(names);
        text.append('{');
        for (String name : names) {
            quote(name, text);
            text.append(':');
            write(object.get(name), text);
            text.append(',');
        }
        text.append('}');
    }

    /** Length first, so that no text can look like structure. */
    private static void quote(String value, StringBuilder text) {
        text.append(value.length()).append('"').append(value);
    }
}
