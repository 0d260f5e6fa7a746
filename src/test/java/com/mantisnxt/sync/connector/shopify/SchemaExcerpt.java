package com.mantisnxt.sync.connector.shopify;

import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of a published schema that our questions reach, as a schema in itself; what it lacks is not in it. */
final class SchemaExcerpt {

    /** What has more values than this, such as all countries, is not spelled out. */
    private static final int MOST_VALUES = 60;

    private final Map<String, JsonNode> types = new TreeMap<>();
    private final Map<String, Map<String, Set<String>>> reached = new TreeMap<>();
    private final Set<String> plain = new TreeSet<>();
    private final Set<String> nodes = new TreeSet<>();

    private SchemaExcerpt(JsonNode schema) {
        schema.path("types").forEach(type -> types.put(type.path("name").asString(), type));
    }

    /** @param published the answer to an introspection, packed */
    static String of(Path published, Iterable<GraphRequest.Document> documents) throws IOException {
        JsonNode read;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(published))) {
            read = JsonMapper.builder().build().readTree(stream);
        }
        JsonNode schema = read.has("data") ? read.path("data").path("__schema") : read.path("__schema");
        SchemaExcerpt excerpt = new SchemaExcerpt(schema);
        documents.forEach(document -> excerpt.reach(document.text()));
        return excerpt.text();
    }

    private void reach(String text) {
        for (Definition<?> definition : Parser.parse(text).getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                boolean isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
                reach(isMutation ? "Mutation" : "QueryRoot", operation.getSelectionSet());
            }
        }
    }

    private void reach(String type, SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                reach(type, field);
            } else if (selection instanceof InlineFragment fragment) {
                String within = fragment.getTypeCondition().getName();
                nodes.add(within);
                reach(within, fragment.getSelectionSet());
            }
        }
    }

    private void reach(String type, Field field) {
        JsonNode found = named(types.get(type).path("fields"), field.getName());
        if (found.isMissingNode()) {
            return;
        }
        Set<String> arguments = reached.computeIfAbsent(type, any -> new TreeMap<>())
                .computeIfAbsent(field.getName(), any -> new TreeSet<>());
        field.getArguments().stream().map(Argument::getName).forEach(arguments::add);
        for (JsonNode argument : found.path("args")) {
            boolean isNeeded = argument.path("type").path("kind").asString().equals("NON_NULL")
                    && argument.path("defaultValue").isNull();
            if (isNeeded || arguments.contains(argument.path("name").asString())) {
                arguments.add(argument.path("name").asString());
                plain.add(base(argument.path("type")));
            }
        }
        String result = base(found.path("type"));
        if (field.getSelectionSet() == null) {
            plain.add(result);
        } else {
            reach(result, field.getSelectionSet());
        }
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode element : list) {
            if (element.path("name").asString().equals(name)) {
                return element;
            }
        }
        return list.path("none");
    }

    private static String base(JsonNode type) {
        return type.path("ofType").isObject()
                ? base(type.path("ofType"))
                : type.path("name").asString();
    }

    private static String spelled(JsonNode type) {
        return switch (type.path("kind").asString()) {
            case "NON_NULL" -> spelled(type.path("ofType")) + "!";
            case "LIST" -> "[" + spelled(type.path("ofType")) + "]";
            default -> type.path("name").asString();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder("schema {\n  query: QueryRoot\n  mutation: Mutation\n}\n\n")
                .append("interface Node {\n  id: ID!\n}\n");
        reached.forEach((type, fields) -> {
            if (!type.equals("Node")) {
                object(text, type, fields);
            }
        });
        for (String name : plain) {
            JsonNode values = types.get(name).path("enumValues");
            if (values.isArray() && values.size() <= MOST_VALUES) {
                text.append("\nenum ").append(name).append(" {\n");
                values.forEach(value ->
                        text.append("  ").append(value.path("name").asString()).append('\n'));
                text.append("}\n");
            } else if (!Set.of("ID", "String", "Int", "Float", "Boolean").contains(name)) {
                text.append("\nscalar ").append(name).append('\n');
            }
        }
        return text.toString();
    }

    private void object(StringBuilder text, String type, Map<String, Set<String>> fields) {
        boolean isNode = nodes.contains(type) && hasInterface(type);
        text.append("\ntype ").append(type).append(isNode ? " implements Node {\n" : " {\n");
        if (isNode && !fields.containsKey("id")) {
            text.append("  id: ID!\n");
        }
        fields.forEach((name, arguments) -> {
            JsonNode field = named(types.get(type).path("fields"), name);
            text.append("  ").append(name).append(arguments(field, arguments)).append(": ");
            text.append(spelled(field.path("type")));
            text.append(field.path("isDeprecated").asBoolean(false) ? " @deprecated\n" : "\n");
        });
        text.append("}\n");
    }

    private boolean hasInterface(String type) {
        for (JsonNode found : types.get(type).path("interfaces")) {
            if (found.path("name").asString().equals("Node")) {
                return true;
            }
        }
        return false;
    }

    private static String arguments(JsonNode field, Set<String> arguments) {
        StringBuilder text = new StringBuilder();
        for (String name : arguments) {
            JsonNode argument = named(field.path("args"), name);
            if (!argument.isMissingNode()) {
                text.append(text.isEmpty() ? "(" : ", ").append(name).append(": ");
                text.append(spelled(argument.path("type")));
                text.append(
                        argument.path("defaultValue").isString()
                                ? " = " + argument.path("defaultValue").asString()
                                : "");
            }
        }
        return text.isEmpty() ? "" : text.append(')').toString();
    }
}
