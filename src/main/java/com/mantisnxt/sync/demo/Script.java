package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.util.List;

/**
 * How one make-believe service behaves.
 *
 * @param total items of a run
 * @param perMinute its usual speed
 * @param failing share of items that fail
 */
record Script(
        String name, SourceSystem source, EntityType entity, int total, int perMinute, double failing, Trait trait) {

    /** What sets it apart from a steady run. */
    enum Trait {
        STEADY,
        BURSTS,
        GROWS,
        NO_TOTAL,
        THROTTLED,
        GOES_SILENT,
        FAILS_HALFWAY,
        DEAF
    }

    static final List<Script> NORTHWIND = List.of(
            new Script("woo-products", SourceSystem.WOOCOMMERCE, EntityType.PRODUCT, 20_000, 4_200, 0, Trait.STEADY),
            new Script("odoo-partners", SourceSystem.ODOO, EntityType.CUSTOMER, 5_480, 1_900, .004, Trait.BURSTS),
            new Script(
                    "shopify-products", SourceSystem.SHOPIFY, EntityType.PRODUCT, 20_000, 3_000, .001, Trait.THROTTLED),
            new Script(
                    "woo-orders", SourceSystem.WOOCOMMERCE, EntityType.ORDER, 12_000, 2_600, .005, Trait.GOES_SILENT),
            new Script("odoo-invoices", SourceSystem.ODOO, EntityType.INVOICE, 940, 260, .2, Trait.FAILS_HALFWAY),
            new Script("erp-stock-live", SourceSystem.CUSTOM, EntityType.INVENTORY, 150_000, 6_200, 0, Trait.NO_TOTAL),
            new Script("shopify-orders", SourceSystem.SHOPIFY, EntityType.ORDER, 9_200, 1_400, .001, Trait.GROWS),
            new Script("woo-customers", SourceSystem.WOOCOMMERCE, EntityType.CUSTOMER, 1_800, 96, 0, Trait.STEADY),
            new Script("csv-suppliers", SourceSystem.CUSTOM, EntityType.SUPPLIER, 4_050, 1_100, .01, Trait.STEADY),
            new Script("woo-attributes", SourceSystem.WOOCOMMERCE, EntityType.ATTRIBUTE, 312, 700, 0, Trait.STEADY),
            new Script("legacy-categories", SourceSystem.CUSTOM, EntityType.CATEGORY, 240, 7, 0, Trait.DEAF),
            new Script("odoo-variants", SourceSystem.ODOO, EntityType.PRODUCT, 15_350, 2_000, .0002, Trait.BURSTS));

    static final List<Script> AURORA = List.of(
            new Script("lager-bestand", SourceSystem.ODOO, EntityType.INVENTORY, 48_000, 5_000, 0, Trait.STEADY),
            new Script("webshop-kunden", SourceSystem.SHOPIFY, EntityType.CUSTOMER, 7_700, 800, .02, Trait.BURSTS),
            new Script("замовлення", SourceSystem.WOOCOMMERCE, EntityType.ORDER, 3_100, 420, 0, Trait.THROTTLED));
}
