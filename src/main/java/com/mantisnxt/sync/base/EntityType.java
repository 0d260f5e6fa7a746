package com.mantisnxt.sync.base;

/** The eight kinds of entity that are synchronised. The code is what indexes hold; enum columns can't be index conditions under row-level security. */
public enum EntityType implements Coded {
    CUSTOMER(1),
    PRODUCT(2),
    ORDER(3),
    INVOICE(4),
    SUPPLIER(5),
    INVENTORY(6),
    CATEGORY(7),
    ATTRIBUTE(8);

    private final int code;

    EntityType(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
