package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the console answered, beside what a document shows. */
record Answer(JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static Answer of(String text) {
        return new Answer(MAPPER.readTree(text));
    }

    /** @param exactly whether the values count too; otherwise the names and kinds of the fields do, where they hold anything */
    void isLike(String shown, boolean exactly) {
        JsonNode expected = MAPPER.readTree(shown);
        if (exactly) {
            assertThat(json).isEqualTo(expected);
        } else {
            compare("", json, expected);
        }
    }

    /** The id of what was answered, or of the first of a list. */
    String firstId() {
        return (json.isArray() ? json.path(0) : json).path("id").asString("");
    }

    private static void compare(String at, JsonNode actual, JsonNode expected) {
        if (actual.isNull() || expected.isNull()) {
            return;
        }
        assertThat(actual.getNodeType()).as(at).isEqualTo(expected.getNodeType());
        assertThat(actual.size()).as(at + " " + actual).isEqualTo(expected.size());
        if (expected.isObject()) {
            assertThat(actual.propertyNames()).as(at).containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            expected.propertyNames().forEach(name -> compare(at + "." + name, actual.get(name), expected.get(name)));
        }
        for (int i = 0; expected.isArray() && i < expected.size(); i++) {
            compare(at + "[" + i + "]", actual.get(i), expected.get(i));
        }
    }
}
