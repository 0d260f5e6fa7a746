package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import org.jspecify.annotations.Nullable;

/** The kind of system that an event names, as a search asks for it; those of services by plain SQL name none. */
public enum EventSource implements Coded {
    WOOCOMMERCE(SourceSystem.WOOCOMMERCE),
    ODOO(SourceSystem.ODOO),
    SHOPIFY(SourceSystem.SHOPIFY),
    CUSTOM(SourceSystem.CUSTOM),
    NONE(null);

    private final @Nullable SourceSystem system;

    EventSource(@Nullable SourceSystem system) {
        this.system = system;
    }

    @Override
    public short code() {
        return system == null ? 0 : system.code();
    }
}
