package com.mantisnxt.sync.base;

/** The kinds of system at the other end of a sync. The code is what indexes hold; enum columns can't be index conditions under row-level security. */
public enum SourceSystem implements Coded {
    WOOCOMMERCE(1),
    ODOO(2),
    SHOPIFY(3),
    CUSTOM(4);

    private final int code;

    SourceSystem(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
