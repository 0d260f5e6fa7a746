package com.mantisnxt.sync.connector.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Odoo said to rows that were loaded: the ids of all of them, or what is wrong with some and then it kept none.
 *
 * @param ids empty where it kept none
 * @param faults by the row's number, in Odoo's words
 */
record Load(List<Long> ids, Map<Integer, String> faults) {

    private static final int LONGEST = 1_000;

    static Load of(JsonNode result) {
        List<Long> ids = new ArrayList<>();
        result.path("ids").values().forEach(id -> ids.add(id.asLong(0)));
        Map<Integer, String> faults = new LinkedHashMap<>();
        for (JsonNode message : result.path("messages").values()) {
            if (message.path("type").asString("error").equals("error")) {
                JsonNode row =
                        message.path("record").isIntegralNumber() ? message.path("record") : message.at("/rows/from");
                faults.putIfAbsent(row.asInt(-1), words(message));
            }
        }
        return new Load(ids, faults);
    }

    private static String words(JsonNode message) {
        String words = message.path("message")
                .asString("")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String field = message.path("field").asString("");
        if (words.isEmpty() || words.contains("Traceback")) {
            return field.isEmpty() ? "Odoo refused it without a word." : "Odoo does not take this " + field + ".";
        }
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
