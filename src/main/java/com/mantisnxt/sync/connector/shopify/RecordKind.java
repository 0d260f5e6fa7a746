package com.mantisnxt.sync.connector.shopify;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * One kind of record as shops have it.
 *
 * @param name in names of operations
 * @param root the connection they lie in
 * @param type of its records
 * @param order arguments that keep its order; may be empty
 * @param selection of fields
 * @param nested what comes in pages within it
 * @param counting how many there are
 * @param shape makes records of it
 * @param mapping what is read where nobody says otherwise
 */
record RecordKind(
        String name,
        String root,
        String type,
        String order,
        String selection,
        List<Nested> nested,
        Counting counting,
        Shape shape,
        ArrayNode mapping) {

    /**
     * @param root the count of the connection's records; of what is about as many where they are not counted
     * @param further counts that make the announced total together with it
     * @param isTotal whether that is how many records there are, or only how large it is
     * @param opening what else is asked before the first page
     * @param firstPage records to begin with; the shop's costs tell what is right
     */
    record Counting(String root, List<String> further, boolean isTotal, String opening, int firstPage) {}

    RecordKind idsOnly() {
        return new RecordKind(
                name + "Ids",
                root,
                type,
                order,
                "id",
                nested.stream()
                        .filter(part -> !part.idSelection().isEmpty())
                        .map(Nested::idsOnly)
                        .toList(),
                counting,
                shape,
                mapping);
    }
}
