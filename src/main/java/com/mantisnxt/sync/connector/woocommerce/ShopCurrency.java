package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import org.jspecify.annotations.Nullable;

/** In which currency a shop's prices are; products don't say it themselves. */
final class ShopCurrency {

    private static final Ask CURRENT = Ask.of("data/currencies/current").with("_fields", "code");

    private final Shop shop;
    private @Nullable String code;
    private boolean isAsked;

    /** @param known from an earlier walk, {@link #known()} */
    ShopCurrency(Shop shop, @Nullable String known) {
        this.shop = shop;
        this.isAsked = known != null;
        this.code = known == null || known.isEmpty() ? null : known;
    }

    /** Null before the shop was asked, empty where it does not tell. */
    @Nullable
    String known() {
        return isAsked && code == null ? "" : code;
    }

    /** Once. A key that may not know it reads products without it; what passes is not taken for that. */
    void ask() {
        if (isAsked) {
            return;
        }
        try {
            String said = shop.get(CURRENT).body().path("code").asString("").strip();
            code = said.isEmpty() ? null : said;
        } catch (SourceFault fault) {
            if (fault.kind().isPassing() || fault.kind() == SourceFault.Kind.TOO_LARGE) {
                throw fault;
            }
        }
        isAsked = true;
    }

    @Nullable
    String code() {
        return code;
    }
}
