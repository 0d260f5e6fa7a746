package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.shopify.RecordKind.Counting;
import com.mantisnxt.sync.connector.shopify.Shape.Shaped;
import java.util.List;
import java.util.Map;

/** The kinds of record that shops have, each with what is asked of it. */
final class RecordKinds {

    private static final String BY_ID = "sortKey: ID";
    private static final String SCOPES = "  currentAppInstallation { accessScopes { handle } }\n";

    private static final Shape PLAIN =
            (row, amounts) -> List.of(new Shaped(row.id().number(), RecordState.ACTIVE, row.node(), true));

    private static final RecordKind PRODUCT = new RecordKind(
            "Products",
            "products",
            "Product",
            BY_ID,
            "id legacyResourceId title handle status vendor productType tags descriptionHtml totalInventory"
                    + " tracksInventory createdAt updatedAt",
            List.of(
                    new Nested(
                            "Variants",
                            "variants",
                            "ProductVariant",
                            BY_ID,
                            "id legacyResourceId title displayName sku barcode price compareAtPrice inventoryQuantity"
                                    + " createdAt updatedAt"
                                    + " inventoryItem { tracked measurement { weight { unit value } } }",
                            "id"),
                    new Nested("Collections", "collections", "Collection", BY_ID, "id title", "")),
            new Counting("productsCount", List.of("productVariantsCount"), true, "", 50),
            new ProductShape(),
            Mappings.of("""
                    /sku -> sku : text
                    /name -> name : text
                    /type -> type : text
                    /status -> status : text
                    /price -> price : text
                    /regular_price -> regular_price : text
                    /sale_price -> sale_price : text
                    /currency -> currency : text
                    /stock_quantity -> stock_quantity : number
                    /manage_stock -> manage_stock : bool
                    /weight -> weight : number
                    /categories -> categories : any
                    /description -> description : text
                    /barcode -> barcode : text
                    /parent_id -> parent_id : text
                    /createdAt -> created_at : time"""));

    private static final RecordKind CUSTOMER = new RecordKind(
            "Customers",
            "customers",
            "Customer",
            BY_ID,
            "id legacyResourceId displayName firstName lastName createdAt updatedAt tags"
                    + " defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }"
                    + " defaultAddress { company address1 address2 city zip province provinceCode country countryCodeV2 }",
            List.of(),
            new Counting("customersCount", List.of(), true, "", 100),
            PLAIN,
            Mappings.of("""
                    /displayName -> name : text
                    /firstName -> first_name : text
                    /lastName -> last_name : text
                    /defaultAddress/company -> company : text
                    /defaultEmailAddress/emailAddress -> email : text
                    /defaultPhoneNumber/phoneNumber -> phone : text
                    /defaultAddress/address1 -> street : text
                    /defaultAddress/address2 -> street2 : text
                    /defaultAddress/city -> city : text
                    /defaultAddress/zip -> postcode : text
                    /defaultAddress/provinceCode -> state : text
                    /defaultAddress/countryCodeV2 -> country : text
                    /createdAt -> created_at : time"""));

    private static final RecordKind ORDER = new RecordKind(
            "Orders",
            "orders",
            "Order",
            BY_ID,
            "id legacyResourceId name email createdAt processedAt updatedAt cancelledAt closedAt currencyCode tags"
                    + " displayFinancialStatus displayFulfillmentStatus customer { id legacyResourceId } "
                    + money("totalPriceSet")
                    + money("totalTaxSet")
                    + money("totalDiscountsSet")
                    + money("totalShippingPriceSet")
                    + "refunds { id note " + money("totalRefundedSet") + "}",
            List.of(new Nested(
                    "Lines",
                    "lineItems",
                    "LineItem",
                    "",
                    "id sku name quantity " + money("originalUnitPriceSet") + money("discountedTotalSet"),
                    "")),
            new Counting("ordersCount", List.of(), true, SCOPES, 50),
            new OrderShape(),
            Mappings.of("""
                    /name -> number : text
                    /status -> status : text
                    /displayFinancialStatus -> payment_status : text
                    /displayFulfillmentStatus -> fulfillment_status : text
                    /currencyCode -> currency : text
                    /totalPriceSet/shopMoney/amount -> total : text
                    /totalTaxSet/shopMoney/amount -> tax_total : text
                    /totalDiscountsSet/shopMoney/amount -> discount_total : text
                    /totalShippingPriceSet/shopMoney/amount -> shipping_total : text
                    /customer/legacyResourceId -> customer_id : text
                    /email -> customer_email : text
                    /processedAt -> ordered_at : time
                    /lines -> lines : any
                    /refunds -> refunds : any
                    /createdAt -> created_at : time"""));

    private static final RecordKind INVENTORY = new RecordKind(
            "InventoryItems",
            "inventoryItems",
            "InventoryItem",
            "",
            "id legacyResourceId sku tracked updatedAt",
            List.of(new Nested(
                    "Levels",
                    "inventoryLevels",
                    "InventoryLevel",
                    "",
                    "id updatedAt location { id legacyResourceId name }"
                            + " quantities(names: [\"available\", \"on_hand\", \"committed\"]) { name quantity }",
                    "id location { id }")),
            new Counting("productVariantsCount", List.of(), false, "", 100),
            new InventoryShape(),
            Mappings.of("""
                    /sku -> sku : text
                    /on_hand -> quantity : number
                    /committed -> reserved : number
                    /available -> available : number
                    /location/name -> location : text
                    /location_id -> location_id : text
                    /item_id -> item_id : text
                    /manage_stock -> manage_stock : bool"""));

    private static final RecordKind CATEGORY = new RecordKind(
            "Collections",
            "collections",
            "Collection",
            BY_ID,
            "id legacyResourceId title handle descriptionHtml updatedAt",
            List.of(),
            new Counting("collectionsCount", List.of(), true, "", 100),
            PLAIN,
            Mappings.of("""
                    /title -> name : text
                    /handle -> slug : text
                    /descriptionHtml -> description : text"""));

    static final Map<EntityType, RecordKind> ALL = Map.of(
            EntityType.PRODUCT, PRODUCT,
            EntityType.CUSTOMER, CUSTOMER,
            EntityType.ORDER, ORDER,
            EntityType.INVENTORY, INVENTORY,
            EntityType.CATEGORY, CATEGORY);

    private RecordKinds() {}

    private static String money(String bag) {
        return bag + " { shopMoney { amount currencyCode } } ";
    }
}
