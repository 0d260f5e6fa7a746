package com.mantisnxt.sync.connector.woocommerce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A question to a shop.
 *
 * @param path below its interface, without a slash before it
 * @param parameters of the query, not encoded
 */
record Ask(String path, Map<String, String> parameters) {

    static Ask of(String path) {
        return new Ask(path, Map.of());
    }

    Ask with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Ask(path, more);
    }

    Ask with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.putAll(others);
        return new Ask(path, more);
    }

    /** With a question mark before it; empty without parameters. */
    String query() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** By RFC 3986, as signatures need it too. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
