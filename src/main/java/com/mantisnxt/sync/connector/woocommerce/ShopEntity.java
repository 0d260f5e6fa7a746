package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;

/** Where one kind of record lies in a shop, and what can be asked about it. */
enum ShopEntity {
    PRODUCT("products", true, true),
    INVENTORY("products", true, false),
    ORDER("orders", true, true),
    CUSTOMER("customers", false, false),
    CATEGORY("products/categories", false, false),
    ATTRIBUTE("products/attributes", false, false);

    private final String path;
    private final boolean hasBin;
    private final boolean tellsChanges;

    /**
     * @param hasBin whether what is deleted goes to a bin first
     * @param tellsChanges whether the list can be asked for what changed. Customers answer such a question with
     *     everything, and sales move stock without moving the time of a product's change
     */
    ShopEntity(String path, boolean hasBin, boolean tellsChanges) {
        this.path = path;
        this.hasBin = hasBin;
        this.tellsChanges = tellsChanges;
    }

    static ShopEntity of(EntityType entity) {
        return switch (entity) {
            case PRODUCT -> PRODUCT;
            case INVENTORY -> INVENTORY;
            case ORDER -> ORDER;
            case CUSTOMER -> CUSTOMER;
            case CATEGORY -> CATEGORY;
            case ATTRIBUTE -> ATTRIBUTE;
            case INVOICE, SUPPLIER ->
                throw new SourceFault(Kind.UNREADABLE, "A WooCommerce shop has no " + entity.label() + " to read.");
        };
    }

    EntityType type() {
        return EntityType.valueOf(name());
    }

    boolean hasBin() {
        return hasBin;
    }

    /** How many lists of the shop it is read from, beside those of variations. */
    int lists() {
        return hasBin ? 2 : 1;
    }

    boolean tellsChanges() {
        return tellsChanges;
    }

    boolean hasVariations() {
        return this == PRODUCT || this == INVENTORY;
    }

    /** Attributes come all at once and know no order. */
    boolean isWhole() {
        return this == ATTRIBUTE;
    }

    /** The whole list. Without the order by id a shop leaves records out and gives others twice. */
    Ask list() {
        if (isWhole()) {
            return Ask.of(path);
        }
        Ask list = ordered(path);
        return this == CUSTOMER ? list.with("role", "all") : list;
    }

    static Ask ordered(String path) {
        return Ask.of(path).with("orderby", "id").with("order", "asc").with("per_page", String.valueOf(Listing.PAGE));
    }
}
