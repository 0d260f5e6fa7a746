package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.WriteType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be written to an Odoo: plain fields of products, contacts and categories. Stock moves by its own documents. */
final class OdooWrites {

    private static final WriteOffer PRODUCT = offer(
            "default_code TEXT",
            "name TEXT",
            "lst_price MONEY",
            "list_price MONEY",
            "standard_price MONEY",
            "weight DECIMAL",
            "barcode TEXT",
            "description_sale TEXT");

    private static final WriteOffer PARTNER = offer(
            "name TEXT",
            "email TEXT",
            "phone TEXT",
            "street TEXT",
            "street2 TEXT",
            "city TEXT",
            "zip TEXT",
            "vat TEXT");

    static final Map<EntityType, WriteOffer> ALL = Map.of(
            EntityType.PRODUCT, PRODUCT,
            EntityType.CUSTOMER, PARTNER,
            EntityType.SUPPLIER, PARTNER,
            EntityType.CATEGORY, offer("name TEXT"));

    private OdooWrites() {}

    private static WriteOffer offer(String... lines) {
        Map<String, WriteType> fields = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            fields.put(words[0], WriteType.valueOf(words[1]));
        }
        return new WriteOffer(fields, Map.of(), List.of("name"));
    }

    /** What makes a new record one of those that are read; empty where all are. */
    static String rank(EntityType entity) {
        return switch (entity) {
            case CUSTOMER -> "customer_rank";
            case SUPPLIER -> "supplier_rank";
            case PRODUCT, ORDER, INVOICE, INVENTORY, CATEGORY, ATTRIBUTE -> "";
        };
    }
}
