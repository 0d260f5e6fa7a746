package com.mantisnxt.sync.connector.shopify;

/**
 * Records or parts of records that lie within others, and come in pages of their own.
 *
 * @param name in names of operations
 * @param field of the record they lie within
 * @param type of what lies there
 * @param order arguments that keep its order; may be empty
 * @param selection of fields
 * @param idSelection where only ids are asked for; empty to leave it out then
 */
record Nested(String name, String field, String type, String order, String selection, String idSelection) {

    Nested idsOnly() {
        return new Nested(name + "Ids", field, type, order, idSelection, idSelection);
    }
}
