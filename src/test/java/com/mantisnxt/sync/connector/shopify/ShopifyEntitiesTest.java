package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ShopifyEntitiesTest extends ShopifyFixture {

    /** As text: numbers of the same value are nodes of several kinds. */
    private static void assertData(JsonNode data, String json) {
        assertThat(data).hasToString(ShopStandIn.object(json).toString());
    }

    private SourceRecord only(EntityType entity) {
        List<SourceRecord> all = all(entity);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void aProductAndEachOfItsVariantsAreRecords() {
        shop.add(
                "products",
                "{'id':'gid://shopify/Product/8','title':'Tea','status':'ACTIVE','descriptionHtml':'<p>Green</p>',"
                        + "'totalInventory':7,'tracksInventory':true,'createdAt':'2026-06-01T02:00:00+02:00',"
                        + "'collections':[{'id':'gid://shopify/Collection/12','title':'Drinks'},"
                        + "{'id':'gid://shopify/Collection/9','title':'Hot'}],"
                        + "'variants':[{'id':'gid://shopify/ProductVariant/44','displayName':'Tea - Large','sku':'T-L',"
                        + "'barcode':'4006','price':'4.5','compareAtPrice':'6.00','inventoryQuantity':-2,"
                        + "'createdAt':'2026-06-02T00:00:00Z','inventoryItem':{'tracked':true,"
                        + "'measurement':{'weight':{'unit':'GRAMS','value':250.0}}}}]}");
        List<SourceRecord> all = all(EntityType.PRODUCT);
        assertThat(ids(all)).containsExactly("8", "44");
        assertData(
                all.getFirst().data(),
                "{'sku':null,'name':'Tea','type':'product','status':'ACTIVE','price':null,"
                        + "'regular_price':null,'sale_price':null,'currency':null,'stock_quantity':7,"
                        + "'manage_stock':true,'weight':null,'categories':['Hot','Drinks'],"
                        + "'description':'<p>Green</p>','barcode':null,'parent_id':null,"
                        + "'created_at':'2026-06-01T00:00:00Z'}");
        JsonNode variant = all.getLast().data();
        assertThat(variant.path("weight").decimalValue()).isEqualByComparingTo("0.25");
        assertData(
                all.getLast().data().without("weight"),
                "{'sku':'T-L','name':'Tea - Large','type':'variant','status':'ACTIVE','price':'4.50',"
                        + "'regular_price':'6.00','sale_price':'4.50','currency':'EUR','stock_quantity':-2,"
                        + "'manage_stock':true,'categories':null,'description':null,'barcode':'4006',"
                        + "'parent_id':'8','created_at':'2026-06-02T00:00:00Z'}");
    }

    @Test
    void aProductInTheArchiveIsArchivedAndSoAreItsVariants() {
        shop.add("products", product(1, ",'status':'ARCHIVED','variants':[" + variant(11) + "]"));
        shop.add("products", product(2, ",'status':'DRAFT','variants':[" + variant(21) + "]"));
        assertThat(all(EntityType.PRODUCT))
                .extracting(SourceRecord::state)
                .containsExactly(RecordState.ARCHIVED, RecordState.ARCHIVED, RecordState.ACTIVE, RecordState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"EUR,12.345,12.35", "JPY,1000.0,1000", "KWD,1.5,1.500", "ZZZ,3,3.00"})
    void amountsHaveThePrecisionOfTheirCurrency(String currency, String amount, String read) {
        shop.add("orders", order(amount, currency));
        assertThat(only(EntityType.ORDER).data().path("total").asString()).isEqualTo(read);
    }

    private static String order(String amount, String currency) {
        return "{'id':'gid://shopify/Order/5','lineItems':[],'refunds':[],'totalPriceSet':{'shopMoney':{'amount':'"
                + amount + "','currencyCode':'" + currency + "'}}}";
    }

    @ParameterizedTest
    @CsvSource({"abc", "''", "1e999"})
    void anAmountThatIsNoneIsCountedAndNamed(String amount) {
        shop.add("orders", order(amount, "EUR"));
        try (SourceWalk walk = walk(EntityType.ORDER)) {
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("1 record has a field", "an amount of 5");
        }
    }

    @Test
    void anOrderHasItsLinesAndRefundsInTheMoneyOfTheShop() {
        shop.add(
                "orders",
                "{'id':'gid://shopify/Order/5','name':'#1001','email':'a@b.example','currencyCode':'EUR',"
                        + "'processedAt':'2026-06-01T10:00:00Z','createdAt':'2026-06-01T10:00:01Z',"
                        + "'cancelledAt':null,'closedAt':null,'displayFinancialStatus':'PARTIALLY_REFUNDED',"
                        + "'displayFulfillmentStatus':'FULFILLED',"
                        + "'customer':{'id':'gid://shopify/Customer/7','legacyResourceId':'7'},"
                        + money("totalPriceSet", "20.0") + "," + money("totalTaxSet", "3.19") + ","
                        + money("totalDiscountsSet", "1") + "," + money("totalShippingPriceSet", "4.9")
                        + ",'refunds':[{'id':'gid://shopify/Refund/3','note':'broken'," + money("totalRefundedSet", "5")
                        + "}],'lineItems':[{'id':'gid://shopify/LineItem/10','sku':null,'name':'Cup','quantity':1,"
                        + money("originalUnitPriceSet", "2") + "," + money("discountedTotalSet", "2")
                        + "},{'id':'gid://shopify/LineItem/9','sku':'T-L','name':'Tea','quantity':3,"
                        + money("originalUnitPriceSet", "4.5") + "," + money("discountedTotalSet", "12.5") + "}]}");
        SourceRecord order = only(EntityType.ORDER);
        assertThat(order.externalId()).isEqualTo("5");
        assertData(
                order.data(),
                "{'number':'#1001','status':'open','payment_status':'PARTIALLY_REFUNDED',"
                        + "'fulfillment_status':'FULFILLED','currency':'EUR','total':'20.00','tax_total':'3.19',"
                        + "'discount_total':'1.00','shipping_total':'4.90','customer_id':'7',"
                        + "'customer_email':'a@b.example','ordered_at':'2026-06-01T10:00:00Z',"
                        + "'lines':[{'sku':'T-L','name':'Tea','quantity':3,'price':'4.50','total':'12.50'},"
                        + "{'sku':null,'name':'Cup','quantity':1,'price':'2.00','total':'2.00'}],"
                        + "'refunds':[{'id':'3','total':'5.00','reason':'broken'}],"
                        + "'created_at':'2026-06-01T10:00:01Z'}");
    }

    private static String money(String bag, String amount) {
        return "'" + bag + "':{'shopMoney':{'amount':'" + amount + "','currencyCode':'EUR'}}";
    }

    @ParameterizedTest
    @CsvSource({"cancelledAt, cancelled", "closedAt, closed"})
    void anOrderThatWasCancelledOrClosedIsStillInUse(String field, String status) {
        shop.add(
                "orders",
                "{'id':'gid://shopify/Order/5','lineItems':[],'refunds':[],'" + field + "':'2026-06-01T00:00:00Z'}");
        SourceRecord order = only(EntityType.ORDER);
        assertThat(order.state()).isEqualTo(RecordState.ACTIVE);
        assertThat(order.data().path("status").asString()).isEqualTo(status);
    }

    @Test
    void aCustomerHasTheDefaultAddress() {
        shop.add(
                "customers",
                "{'id':'gid://shopify/Customer/7','displayName':'Anna Müller','firstName':'Anna','lastName':'Müller',"
                        + "'defaultEmailAddress':{'emailAddress':'a@b.example'},'defaultPhoneNumber':null,"
                        + "'createdAt':'2026-06-01T00:00:00Z','updatedAt':'2026-06-02T00:00:00Z',"
                        + "'defaultAddress':{'company':'Tea Ltd','address1':'Road 1','address2':null,'city':'Bonn',"
                        + "'zip':'53111','provinceCode':'NW','countryCodeV2':'DE'}}");
        assertData(
                only(EntityType.CUSTOMER).data(),
                "{'name':'Anna Müller','first_name':'Anna','last_name':'Müller','company':'Tea Ltd',"
                        + "'email':'a@b.example','phone':null,'street':'Road 1','street2':null,'city':'Bonn',"
                        + "'postcode':'53111','state':'NW','country':'DE','created_at':'2026-06-01T00:00:00Z'}");
    }

    @Test
    void inventoryIsARecordPerItemAndLocationAndIsNotAnnounced() {
        shop.add(
                "inventoryItems",
                "{'id':'gid://shopify/InventoryItem/43','sku':'T-L','tracked':true,'inventoryLevels':["
                        + level(1, "Berlin", 5) + "," + level(2, "Bonn", 0) + "]}");
        try (SourceWalk walk = walk(EntityType.INVENTORY)) {
            List<SourceRecord> all = all(walk);
            assertThat(ids(all)).containsExactly("43-1", "43-2");
            assertData(
                    all.getFirst().data(),
                    "{'sku':'T-L','quantity':7,'reserved':2,'available':5,'location':'Berlin',"
                            + "'location_id':'1','item_id':'43','manage_stock':true}");
            assertThat(walk.announced()).isEmpty();
        }
    }

    private static String level(int location, String name, int available) {
        return "{'id':'gid://shopify/InventoryLevel/77?inventory_item_id=43','location':{'id':"
                + "'gid://shopify/Location/" + location + "','name':'" + name + "'},'quantities':["
                + "{'name':'available','quantity':" + available + "},{'name':'on_hand','quantity':" + (available + 2)
                + "},{'name':'committed','quantity':2}]}";
    }

    @Test
    void aCategoryIsACollection() {
        shop.add(
                "collections",
                "{'id':'gid://shopify/Collection/9','title':'Hot','handle':'hot','descriptionHtml':'','updatedAt':"
                        + "'2026-06-01T00:00:00Z'}");
        assertData(only(EntityType.CATEGORY).data(), "{'name':'Hot','slug':'hot','description':''}");
    }

    @Test
    void aMappingOfOnesOwnReadsTheirFields() {
        shop.add("products", product(1, ",'vendor':'Acme'"));
        var setup = setup(EntityType.PRODUCT, "[{'from':'/vendor','to':'brand','type':'text'}]");
        try (SourceWalk walk = source(shop.web.uri("/"), outgoing, clock, setup).walk(EntityType.PRODUCT)) {
            assertData(all(walk).getFirst().data(), "{'brand':'Acme'}");
        }
    }

    @Test
    void theUsualMappingHasNoTimeThatMovesByItself() {
        RecordKinds.ALL.forEach((entity, kind) ->
                assertThat(kind.mapping().toString()).as(entity.label()).doesNotContain("updated"));
    }

    @Test
    void ofOrdersItIsSaidThatOldOnesAreNotShown() {
        shop.add("orders", order("1", "EUR"));
        shop.scopes = "['read_orders']";
        try (SourceWalk walk = walk(EntityType.ORDER)) {
            all(walk);
            assertThat(walk.unseen()).singleElement().asString().contains("60 days", "read_all_orders");
        }
        shop.scopes = "['read_orders','read_all_orders']";
        try (SourceWalk walk = walk(EntityType.ORDER)) {
            all(walk);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"EXACT, true", "AT_LEAST, false"})
    void onlyAnExactCountIsATotal(String precision, boolean isTotal) {
        shop.add("products", product(1, ",'variants':[" + variant(11) + "]"));
        shop.counts.put("productVariantsCount", "{'count':1,'precision':'" + precision + "'}");
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            all(walk);
            assertThat(walk.announced().isPresent()).isEqualTo(isTotal);
            assertThat(walk.announced().orElse(2)).isEqualTo(2);
        }
    }
}
