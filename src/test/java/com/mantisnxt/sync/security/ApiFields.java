package com.mantisnxt.sync.security;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of all bodies that the API takes, by its own description: one that is added is among them by itself. */
final class ApiFields {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EACH = "[]";
    private static final String MARK = "@here@";

    /**
     * One place within the body of one address.
     *
     * @param isText whether any text may stand there
     */
    record Field(String address, List<String> path, boolean isText) {

        /** @param raw JSON that goes to the place; the body around it is what the address takes */
        String in(String body, String raw) {
            JsonNode root = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
            put(root, path, JSON.getNodeFactory().stringNode(MARK));
            return JSON.writeValueAsString(root).replace('"' + MARK + '"', raw);
        }

        @Override
        public String toString() {
            return address + " " + String.join(".", path);
        }

        private static void put(JsonNode node, List<String> path, JsonNode value) {
            boolean isLast = path.size() == 1;
            String name = path.getFirst();
            if (node instanceof ArrayNode list) {
                if (isLast) {
                    list.removeAll().add(value);
                } else {
                    put(list.isEmpty() ? list.addObject() : list.get(0), rest(path), value);
                }
            } else if (node instanceof ObjectNode object) {
                if (isLast) {
                    object.set(name, value);
                } else {
                    put(child(object, name, path.get(1).equals(EACH)), rest(path), value);
                }
            }
        }

        private static JsonNode child(ObjectNode object, String name, boolean isList) {
            JsonNode there = object.get(name);
            if (there != null && there.isArray() == isList) {
                return there;
            }
            return isList ? object.putArray(name) : object.putObject(name);
        }

        private static List<String> rest(List<String> path) {
            return path.subList(1, path.size());
        }
    }

    private final JsonNode description;
    private final List<Field> found = new ArrayList<>();

    private ApiFields(JsonNode description) {
        this.description = description;
    }

    /** @param description the OpenAPI document */
    static List<Field> of(JsonNode description) {
        var fields = new ApiFields(description);
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
                    if (!schema.isMissingNode()) {
                        String address = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                        fields.walk(address, schema, List.of());
                    }
                }));
        return List.copyOf(fields.found);
    }

    private void walk(String address, JsonNode schema, List<String> path) {
        JsonNode plain = resolved(schema);
        if (plain.has("items")) {
            walk(address, plain.get("items"), with(path, EACH));
        } else if (plain.has("properties")) {
            plain.get("properties")
                    .properties()
                    .forEach(field -> walk(address, field.getValue(), with(path, field.getKey())));
            return;
        } else if (plain.path("type").asString("object").equals("object")) {
            found.add(new Field(address, with(path, "any"), true));
        }
        if (!path.isEmpty()) {
            found.add(new Field(address, path, isText(plain)));
        }
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("type").asString("").equals("string") && !schema.has("enum") && !schema.has("format");
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
