package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.InvalidInput;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping as people write it, a line for each field: {@code /price/net -> price : money scale=2}. What follows the
 * colon may be left out, and the arrow with the name too.
 */
final class MappingText {

    private static final Pattern LINE = Pattern.compile(
            "\\s*(?<from>.+?)(?:\\s+->\\s+(?<to>\\S.*?))?(?:\\s+:\\s+(?<type>\\w+)(?<options>(?:\\s+\\w+=\\S+)*))?\\s*");
    private static final Pattern OPTION = Pattern.compile("(\\w+)=(\\S+)");
    private static final List<String> TYPES = List.of("any", "text", "number", "money", "bool", "time", "list");
    private static final List<String> OPTIONS = List.of("scale", "zone", "pattern", "decimal", "separator");

    private MappingText() {}

    static String of(ArrayNode mapping) {
        var lines = new StringJoiner("\n");
        mapping.forEach(field -> lines.add(line(field)));
        return lines.toString();
    }

    private static String line(JsonNode field) {
        StringBuilder line = new StringBuilder(field.path("from").asString(""));
        if (field.hasNonNull("to")) {
            line.append(" -> ").append(field.path("to").asString());
        }
        if (field.hasNonNull("type")) {
            line.append(" : ").append(field.path("type").asString());
            for (String option : OPTIONS) {
                if (field.hasNonNull(option)) {
                    line.append(' ')
                            .append(option)
                            .append('=')
                            .append(field.path(option).asString().replace(" ", "_"));
                }
            }
        }
        return line.toString();
    }

    /** @param name of the field that is to blame for what can't be read */
    static ArrayNode read(String text, String name) {
        ArrayNode mapping = JsonNodeFactory.instance.arrayNode();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> mapping.add(field(line, name)));
        return mapping;
    }

    private static ObjectNode field(String line, String name) {
        Matcher found = LINE.matcher(line);
        if (!found.matches() || found.group("type") != null && !TYPES.contains(found.group("type"))) {
            throw unreadable(line, name);
        }
        ObjectNode field = JsonNodeFactory.instance.objectNode().put("from", found.group("from"));
        if (found.group("to") != null) {
            field.put("to", found.group("to"));
        }
        if (found.group("type") != null) {
            field.put("type", found.group("type"));
            OPTION.matcher(found.group("options")).results().forEach(option -> {
                if (!OPTIONS.contains(option.group(1))) {
                    throw unreadable(line, name);
                }
                option(field, option.group(1), option.group(2).replace("_", " "), name);
            });
        }
        return field;
    }

    private static void option(ObjectNode field, String option, String value, String name) {
        if (!option.equals("scale")) {
            field.put(option, option.equals("zone") ? value.replace(" ", "_") : value);
        } else if (value.matches("\\d{1,3}")) {
            field.put(option, Integer.parseInt(value));
        } else {
            throw unreadable("scale=" + value, name);
        }
    }

    private static InvalidInput unreadable(String line, String name) {
        return new InvalidInput(
                "invalid_mapping",
                name,
                "This line can't be read: " + line.strip() + ". One looks like"
                        + " /price/net -> price : money scale=2");
    }
}
