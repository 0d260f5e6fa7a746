package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Records of a real Odoo 19, by both interfaces it has. */
class Recorded19Test extends OdooFixture {

    @BeforeEach
    void shop() {
        odoo.version(19);
        odoo.table("res.currency", "decimal_places:integer", "[{'id':1,'decimal_places':2}]");
        odoo.table(
                "product.product",
                "name:char default_code:char barcode:char lst_price:float:2 type:selection is_storable:boolean"
                        + " categ_id:many2one product_tmpl_id:many2one active:boolean write_date:datetime",
                recorded("product_product"));
        odoo.table("res.partner", "name:char email:char active:boolean create_date:datetime", recorded("res_partner"));
        odoo.described("sale.order", RecordedOdoo.fields("odoo19-json2/fields_get.json"), recorded("sale_order"));
    }

    private static List<ObjectNode> recorded(String name) {
        return RecordedOdoo.rows(RecordedOdoo.FIXTURES.resolve("odoo19-json2/" + name + ".json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_2, RPC, AUTO})
    void variantsArriveOnceWithRightValues(String settings) {
        SourceWalk walk = source(EntityType.PRODUCT, settings, "{}", "[]").walk(EntityType.PRODUCT);
        List<SourceRecord> records = all(walk);
        List<ObjectNode> rows = recorded("product_product");
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(walk.announced()).hasValue(rows.size());
        assertThat(records).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = rows.get(i);
            ObjectNode data = records.get(i).data();
            assertThat(records.get(i).externalId()).isEqualTo(row.path("id").asString());
            assertThat(data.path("name")).isEqualTo(row.path("name"));
            assertThat(data.path("sku").isNull())
                    .isEqualTo(row.path("default_code").isBoolean());
            assertThat(data.path("manage_stock")).isEqualTo(row.path("is_storable"));
            assertThat(data.path("price").asString())
                    .isEqualTo(row.path("lst_price")
                            .decimalValue()
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_2, RPC})
    void ordersArriveOnceWithRightValues(String settings) {
        String mapping = "[{'from':'name'},{'from':'amount_total','to':'total'},{'from':'amount_tax','to':'tax_total'},"
                + "{'from':'date_order','to':'ordered_at','type':'time'},{'from':'client_order_ref'}]";
        List<SourceRecord> records =
                all(source(EntityType.ORDER, settings, "{}", mapping).walk(EntityType.ORDER));
        List<ObjectNode> rows = recorded("sale_order");
        assertThat(records).hasSameSizeAs(rows).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(records.get(i).data().path("total").asString())
                    .isEqualTo(rows.get(i)
                            .path("amount_total")
                            .decimalValue()
                            .setScale(2)
                            .toPlainString());
            assertThat(records.get(i).data().path("client_order_ref").isNull()).isTrue();
        }
    }

    @Test
    void withoutRanksEveryContactIsRead() {
        assertThat(all(source(EntityType.CUSTOMER, JSON_2, "{}", "[]").walk(EntityType.CUSTOMER)))
                .hasSameSizeAs(recorded("res_partner"));
    }

    @Test
    void theRecordedVersionIsOneThatSpeaksJson2() {
        RecordedOdoo.Case version = RecordedOdoo.one("odoo19-json2", "version");
        standIn.once(version::send);
        all(source(EntityType.PRODUCT, AUTO, "{}", "[]").walk(EntityType.PRODUCT));
        assertThat(standIn.asked().get(1).uri().getPath()).startsWith("/json/2/");
    }
}
