package com.mantisnxt.sync.connector.shopify;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One question: a document of one operation, and the values of its variables. */
record GraphRequest(Document document, ObjectNode variables) {

    /** @param name of the operation */
    record Document(String name, String text) {}

    static GraphRequest of(Document document) {
        return new GraphRequest(document, JsonNodeFactory.instance.objectNode());
    }

    GraphRequest with(String variable, @Nullable String value) {
        variables.put(variable, value);
        return this;
    }

    GraphRequest with(String variable, int value) {
        variables.put(variable, value);
        return this;
    }

    /** Questions of one shape cost the same. */
    String shape() {
        return document.name()
                + '/'
                + variables.path("first").asString("")
                + '/'
                + variables.path("inner").asString("");
    }

    byte[] body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("operationName", document.name());
        body.put("query", document.text());
        body.set("variables", variables);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
