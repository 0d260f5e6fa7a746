package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.base.ui.Isolated;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says an entry of the audit trail in words; codes without a text are at least made readable. */
final class TrailWords {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final UnaryOperator<String> texts;

    /** @param texts the text of a key; one that is missing begins with an exclamation mark */
    TrailWords(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    String action(String code) {
        String text = texts.apply("admin.act." + code);
        return text.startsWith("!") ? capital(words(code)) : text;
    }

    /** @param details JSON: an object, which may be empty */
    String details(String details) {
        StringJoiner parts = new StringJoiner(" · ");
        JSON.readTree(details)
                .properties()
                .forEach(detail -> parts.add(words(detail.getKey()) + ": " + Isolated.text(value(detail.getValue()))));
        return parts.toString();
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            StringJoiner each = new StringJoiner(", ");
            value.forEach(element -> each.add(value(element)));
            return each.toString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static String words(String code) {
        return code.replace('_', ' ');
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
