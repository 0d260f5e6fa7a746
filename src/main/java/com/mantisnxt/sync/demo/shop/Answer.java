package com.mantisnxt.sync.demo.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the shop says. */
record Answer(int status, String type, String body, Map<String, String> headers) {

    static Answer json(int status, String body) {
        return new Answer(status, "application/json; charset=UTF-8", body, Map.of());
    }

    static Answer page(int status, String body) {
        return new Answer(status, "text/html; charset=UTF-8", body, Map.of());
    }

    static Answer refusal(int status, String code, String message) {
        return json(
                status,
                "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"data\":{\"status\":" + status + "}}");
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, type, body, more);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
