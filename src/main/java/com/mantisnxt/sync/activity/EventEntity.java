package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import org.jspecify.annotations.Nullable;

/** The kind of entity that an event names, as a search asks for it; many events name none. */
public enum EventEntity implements Coded {
    CUSTOMER(EntityType.CUSTOMER),
    PRODUCT(EntityType.PRODUCT),
    ORDER(EntityType.ORDER),
    INVOICE(EntityType.INVOICE),
    SUPPLIER(EntityType.SUPPLIER),
    INVENTORY(EntityType.INVENTORY),
    CATEGORY(EntityType.CATEGORY),
    ATTRIBUTE(EntityType.ATTRIBUTE),
    NONE(null);

    private final @Nullable EntityType type;

    EventEntity(@Nullable EntityType type) {
        this.type = type;
    }

    @Override
    public short code() {
        return type == null ? 0 : type.code();
    }
}
