package com.mantisnxt.sync.demo.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the shop.
 *
 * @param address whole, without the query
 * @param path below the interface
 * @param body empty where nothing was sent
 */
record Asked(
        String address,
        String path,
        Map<String, String> query,
        @Nullable String authorization,
        String method,
        byte[] body) {

    private static final int LARGEST = 1 << 20;

    static final String INTERFACE = "/wp-json/wc/v3/";

    static Asked of(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return new Asked(
                "http://" + host.toLowerCase(java.util.Locale.ROOT) + uri.getRawPath(),
                uri.getPath().startsWith(INTERFACE) ? uri.getPath().substring(INTERFACE.length()) : "",
                query(uri.getRawQuery()),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestMethod(),
                exchange.getRequestBody().readNBytes(LARGEST));
    }

    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            int at = part.indexOf('=');
            String name = at < 0 ? part : part.substring(0, at);
            query.put(decoded(name), at < 0 ? "" : decoded(part.substring(at + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String parameter(String name, String usual) {
        return query.getOrDefault(name, usual);
    }

    /** Between the two; the usual one where it is no number. */
    int number(String name, int usual, int most) {
        String said = parameter(name, "");
        return said.matches("\\d{1,9}") ? Math.clamp(Integer.parseInt(said), 1, most) : usual;
    }
}
