package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import java.util.EnumSet;
import java.util.Set;

/** Which kinds of record refer to which others, and so come after them. */
final class KindOrder {

    private static final Set<EntityType> NONE = Set.of();
    private static final Set<EntityType> OF_PRODUCTS = EnumSet.of(EntityType.CATEGORY, EntityType.ATTRIBUTE);
    private static final Set<EntityType> OF_INVENTORY = with(OF_PRODUCTS, EntityType.PRODUCT);
    private static final Set<EntityType> OF_ORDERS = with(OF_INVENTORY, EntityType.CUSTOMER, EntityType.SUPPLIER);
    private static final Set<EntityType> OF_INVOICES = with(OF_ORDERS, EntityType.ORDER);

    private KindOrder() {}

    /** All that come before it, not only those right before. */
    static Set<EntityType> before(EntityType entity) {
        return switch (entity) {
            case CATEGORY, ATTRIBUTE, CUSTOMER, SUPPLIER -> NONE;
            case PRODUCT -> OF_PRODUCTS;
            case INVENTORY -> OF_INVENTORY;
            case ORDER -> OF_ORDERS;
            case INVOICE -> OF_INVOICES;
        };
    }

    static String words(EntityType entity) {
        return switch (entity) {
            case CATEGORY -> "categories";
            case INVENTORY -> "inventory";
            default -> entity.label() + "s";
        };
    }

    private static Set<EntityType> with(Set<EntityType> some, EntityType... more) {
        EnumSet<EntityType> all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }
}
