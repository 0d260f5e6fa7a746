package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import org.junit.jupiter.api.Test;

class OrdersTest extends ShopFixture {

    private static final String ORDER =
            "{'id':70,'number':'70','status':'processing','currency':'EUR','total':'332.01','total_tax':'64.26',"
                    + "'discount_total':'0.00','shipping_total':'','customer_id':3,'billing':{'email':'a@b.example'},"
                    + "'date_created':'2026-01-01T18:23:20','date_created_gmt':'2026-01-01T16:23:20','line_items':["
                    + "{'id':1,'name':'Cable','sku':'S-1','quantity':4,'price':125.49000000000001,'total':'501.96'},"
                    + "{'id':2,'name':'Fee','sku':null,'quantity':1,'price':0.005,'total':''}],"
                    + "'refunds':[{'id':71,'reason':'','total':'-1.0000'}]}";

    @Test
    void anOrderCarriesItsLinesAndRefunds() {
        shop.with("orders", ORDER);
        assertThat(only(EntityType.ORDER).data())
                .isEqualTo(object(
                        "{'number':'70','status':'processing','currency':'EUR','total':'332.01','tax_total':'64.26',"
                                + "'discount_total':'0.00','shipping_total':null,'customer_id':'3',"
                                + "'customer_email':'a@b.example','ordered_at':'2026-01-01T16:23:20Z','lines':["
                                + "{'sku':'S-1','name':'Cable','quantity':4,'price':'125.49','total':'501.96'},"
                                + "{'sku':null,'name':'Fee','quantity':1,'price':'0.01','total':null}],"
                                + "'refunds':[{'id':71,'reason':null,'total':'-1.00'}],"
                                + "'created_at':'2026-01-01T16:23:20Z'}"));
    }

    @Test
    void eachOrderHasThePrecisionOfItsOwnCurrency() {
        shop.with(
                "orders",
                "{'id':1,'currency':'KWD','total':'12.3456','line_items':[{'price':1.23456,'quantity':1}]}",
                "{'id':2,'currency':'JPY','total':'1200','line_items':[]}",
                "{'id':3,'currency':'???','total':'7'}");
        var all = all(EntityType.ORDER);
        assertThat(all.get(0).data().toString()).contains("\"total\":\"12.346\"", "\"price\":\"1.235\"");
        assertThat(all.get(1).data().toString()).contains("\"total\":\"1200\"", "\"lines\":[]");
        assertThat(all.get(2).data().toString()).contains("\"total\":\"7.00\"");
    }

    @Test
    void aGuestIsNoCustomer() {
        shop.with("orders", "{'id':1,'customer_id':0,'currency':'EUR','billing':{'email':''}}");
        assertThat(only(EntityType.ORDER).data().path("customer_id").isNull()).isTrue();
        assertThat(only(EntityType.ORDER).data().path("customer_email").isNull())
                .as("nothing was said")
                .isTrue();
    }

    @Test
    void aCancelledOrderIsOneAndTheBinIsAState() {
        shop.with("orders", "{'id':1,'status':'cancelled'}", "{'id':2,'status':'trash'}");
        assertThat(all(EntityType.ORDER))
                .extracting(SourceRecord::state)
                .containsExactly(RecordState.ACTIVE, RecordState.ARCHIVED);
    }

    @Test
    void aTotalThatIsNoAmountIsToldAndNotGuessed() {
        shop.with("orders", "{'id':1,'currency':'EUR','total':'a lot'}");
        try (var walk = source(EntityType.ORDER).walk(EntityType.ORDER)) {
            assertThat(all(walk)).isEmpty();
            assertThat(walk.unseen()).singleElement().asString().contains("/total of 1");
        }
    }
}
