package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProductsTest extends ShopFixture {

    private static final String VARIABLE =
            "{'id':5,'name':'Chair','type':'variable','status':'publish','parent_id':0,'price':'28.31','sku':''"
                    + ",'variations':[6,7]}";

    private void chair() {
        shop.with("products", VARIABLE, "{'id':4,'name':'Mug','type':'simple','status':'draft'}")
                .with(
                        "products/5/variations",
                        "{'id':6,'name':'S, Red','sku':'C-S','status':'publish','price':'28.31'}",
                        "{'id':7,'sku':'C-M','status':'private','attributes':[{'option':'M'},{'option':'Blue'}],"
                                + "'manage_stock':'parent','stock_quantity':9}");
    }

    @Test
    void variationsAreRecordsOfTheirOwnBesideTheirProducts() {
        chair();
        List<SourceRecord> all = all(EntityType.PRODUCT);
        assertThat(ids(all)).containsExactly("4", "5", "6", "7");
        assertThat(all.get(2).data().toString())
                .contains(
                        "\"type\":\"variation\"", "\"parent_id\":\"5\"", "\"name\":\"S, Red\"", "\"price\":\"28.31\"");
        assertThat(all.get(1).data().toString()).contains("\"parent_id\":null", "\"sku\":null");
    }

    @Test
    void announcedAreProductsAndVariations() {
        chair();
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(2);
            assertThat(walk.announced()).hasValue(4);
            all(walk);
            assertThat(walk.announced()).hasValue(4);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void aVariationWithoutNameIsCalledByItsOptionsAndHasNoStockOfItsProduct() {
        chair();
        assertThat(all(EntityType.PRODUCT).get(3).data().toString())
                .contains("\"name\":\"M, Blue\"", "\"manage_stock\":false", "\"stock_quantity\":null");
    }

    @Test
    void moreThanAHundredVariationsComeInPages() {
        shop.with("products", VARIABLE);
        for (int id = 100; id < 250; id++) {
            shop.with("products/5/variations", "{'id':" + id + ",'status':'publish'}");
        }
        assertThat(all(EntityType.PRODUCT)).hasSize(151);
    }

    @Test
    void draftsArePresentAndTheBinIsAStateAndNoDeletion() {
        shop.with(
                "products",
                "{'id':1,'status':'draft'}",
                "{'id':2,'status':'private'}",
                "{'id':3,'status':'trash'}",
                "{'id':4,'status':'future'}");
        var states = all(EntityType.PRODUCT).stream()
                .collect(Collectors.toMap(SourceRecord::externalId, SourceRecord::state));
        assertThat(states)
                .containsEntry("1", RecordState.ACTIVE)
                .containsEntry("2", RecordState.ACTIVE)
                .containsEntry("3", RecordState.ARCHIVED)
                .containsEntry("4", RecordState.ACTIVE);
    }

    @Test
    void variationsOfAProductInTheBinAreArchivedWhereverTheyLie() {
        shop.with("products", "{'id':5,'type':'variable','status':'trash','variations':[]}")
                .with("products/5/variations", "{'id':6,'status':'trash'}", "{'id':7,'status':'publish'}");
        assertThat(all(EntityType.PRODUCT))
                .extracting(SourceRecord::state)
                .hasSize(3)
                .containsOnly(RecordState.ARCHIVED);
    }

    @Test
    void moneyIsTextAndNothingIsNotZero() {
        shop.with(
                "products",
                "{'id':1,'status':'publish','price':'114.1700','regular_price':'19.905','sale_price':'','weight':'4.60',"
                        + "'stock_quantity':-3,'manage_stock':true}");
        assertThat(only(EntityType.PRODUCT).data().toString())
                .contains("\"price\":\"114.17\"", "\"regular_price\":\"19.91\"", "\"sale_price\":null")
                .contains("\"weight\":4.6", "\"stock_quantity\":-3", "\"manage_stock\":true", "\"currency\":\"EUR\"");
    }

    @Test
    void moneyHasThePrecisionOfTheShopsCurrency() {
        shop.with("products", "{'id':1,'status':'publish','price':'114.17049'}");
        shop.currency = "KWD";
        assertThat(only(EntityType.PRODUCT).data().toString()).contains("\"price\":\"114.170\"", "\"KWD\"");
        shop.currency = "JPY";
        assertThat(only(EntityType.PRODUCT).data().toString()).contains("\"price\":\"114\"");
    }

    @Test
    void namesAreReadAsPeopleSeeThem() {
        shop.with(
                "products",
                "{'id':1,'status':'publish','name':'Pen &amp; Pad &#8211; 日本','date_created_gmt':'2026-11-23T14:48:08',"
                        + "'categories':[{'id':2,'name':'Tea &amp; Co'},{'id':1,'name':'Books'}],"
                        + "'date_created':'2026-11-23T16:48:08'}");
        assertThat(only(EntityType.PRODUCT).data().toString())
                .contains("\"name\":\"Pen & Pad – 日本\"", "\"categories\":[\"Books\",\"Tea & Co\"]")
                .contains("\"created_at\":\"2026-11-23T14:48:08Z\"");
    }

    @Test
    void inventoryIsTheStockOfEachProductAndVariation() {
        chair();
        shop.with("products", "{'id':9,'sku':'N','status':'publish','stock_quantity':-2,'stock_status':'onbackorder'}");
        List<SourceRecord> all = all(EntityType.INVENTORY);
        assertThat(ids(all)).containsExactly("4", "5", "9", "6", "7");
        assertThat(all.get(2).data().toString())
                .isEqualTo("{\"sku\":\"N\",\"quantity\":-2,\"stock_status\":\"onbackorder\"}");
    }

    @Test
    void onlyTheFieldsThatAreNeededAreAskedFor() {
        chair();
        all(EntityType.INVENTORY);
        assertThat(asked("products").getFirst())
                .contains("_fields=id,manage_stock,parent_id,sku,status,stock_quantity,stock_status,type,variations");
    }

    @Test
    void aMappingOfAnyFieldIsAskedForAndFollowed() {
        shop.with(
                "products", "{'id':1,'status':'publish','permalink':'https://a.example/b','meta_data':[{'key':'v'}]}");
        String mapping = "[{'from':'permalink','to':'link'},{'from':'/meta_data/0/key','to':'meta'}]";
        try (SourceWalk walk =
                source(standIn.uri("/"), outgoing, EntityType.PRODUCT, mapping).walk(EntityType.PRODUCT)) {
            assertThat(walk.next().getFirst().data()).isEqualTo(object("{'link':'https://a.example/b','meta':'v'}"));
        }
        assertThat(asked("products").getFirst()).contains("permalink").contains("meta_data");
        assertThat(asked("data/currencies/current")).isEmpty();
    }

    @Test
    void aFieldWithAnOddNameMakesAllFieldsBeAskedFor() {
        shop.with("products", "{'id':1,'status':'publish','a.b':'c'}");
        try (SourceWalk walk = source(standIn.uri("/"), outgoing, EntityType.PRODUCT, "[{'from':'a.b'}]")
                .walk(EntityType.PRODUCT)) {
            assertThat(walk.next().getFirst().data()).isEqualTo(object("{'a.b':'c'}"));
        }
        assertThat(asked("products").getFirst()).doesNotContain("_fields");
    }

    @Test
    void aFaultAmongTheVariationsLosesNothing() {
        chair();
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(2);
            standIn.once(502, "text/html", "<html></html>");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(walk::next))
                    .isNotNull();
            assertThat(ids(all(walk))).containsExactly("6", "7");
        }
    }

    @Test
    void variationsThatCanNotBeListedMakeTheReadingIncomplete() {
        chair();
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            walk.next();
            standIn.once(404, "application/json", "{\"code\":\"woocommerce_rest_product_invalid_id\"}");
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("variations of product 5");
        }
    }

    @Test
    void ofManyListsThatCanNotBeReadTheFirstAreNamed() {
        for (int id = 1; id <= 20; id++) {
            shop.with("products", "{'id':" + id + ",'type':'variable','status':'publish'}");
        }
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            walk.next();
            for (int id = 1; id <= 20; id++) {
                standIn.once(404, "text/html", "<html></html>");
            }
            all(walk);
            assertThat(walk.unseen()).hasSize(4).last().asString().contains("17 more lists");
        }
    }

    @Test
    void aCurrencyThatTheKeyMayNotKnowIsLeftOpen() {
        shop.products(1, 1);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            standIn.once(shop);
            standIn.once(403, "application/json", "{\"code\":\"woocommerce_rest_cannot_view\"}");
            assertThat(walk.next().getFirst().data().path("currency").isNull()).isTrue();
        }
    }

    @Test
    void aCurrencyThatCanNotBeHadNowIsWaitedFor() {
        shop.products(1, 1);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            standIn.once(shop);
            standIn.once(503, "application/json", "{}");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(walk::next))
                    .isNotNull();
            assertThat(walk.next().getFirst().data().path("currency").asString())
                    .isEqualTo("EUR");
        }
    }
}
