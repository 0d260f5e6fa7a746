package com.mantisnxt.sync.connector.shopify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Their ids, such as {@code gid://shopify/Product/123}.
 *
 * @param number by which everybody else knows it; empty where it has none
 */
record Gid(String type, String number) {

    private static final Pattern FORM = Pattern.compile("gid://shopify/([A-Za-z]+)/([^/?]*)(?:\\?.*)?");

    static final Gid NONE = new Gid("", "");

    static Gid of(JsonNode node) {
        return of(node.path("id").asString(""));
    }

    static Gid of(@Nullable String text) {
        Matcher found = FORM.matcher(text == null ? "" : text.strip());
        return found.matches() ? new Gid(found.group(1), found.group(2).strip()) : NONE;
    }
}
