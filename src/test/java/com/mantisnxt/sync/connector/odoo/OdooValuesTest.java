package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What Odoo's values mean. */
class OdooValuesTest extends OdooFixture {

    private static final String TYPED = "name:char default_code:char barcode:char lst_price:float:2 active:boolean"
            + " sale_ok:boolean weight:float:3 volume:float currency_id:many2one categ_id:many2one"
            + " x_margin:monetary create_date:datetime write_date:datetime";

    @BeforeEach
    void currencies() {
        odoo.table(
                "res.currency",
                "name:char decimal_places:integer",
                "[{'id':1,'name':'USD','decimal_places':2},{'id':2,'name':'JPY','decimal_places':0},"
                        + "{'id':3,'name':'KWD','decimal_places':3}]");
    }

    private ObjectNode read(String row, String typed, String mapping) {
        odoo.table("product.product", typed, "[" + row + "]");
        return all(source(EntityType.PRODUCT, RPC, "{}", mapping).walk(EntityType.PRODUCT))
                .getFirst()
                .data();
    }

    @Test
    void falseIsNothingExceptForBooleans() {
        ObjectNode data = read(
                "{'id':7,'name':'A','default_code':false,'barcode':false,'categ_id':false,'sale_ok':false,"
                        + "'create_date':false,'lst_price':1.0,'currency_id':false}",
                TYPED,
                "[{'from':'default_code'},{'from':'barcode','type':'text'},{'from':'/categ_id/1','to':'category'},"
                        + "{'from':'sale_ok'},{'from':'create_date','type':'time'},{'from':'lst_price'}]");
        assertThat(data)
                .hasToString("{\"default_code\":null,\"barcode\":null,\"category\":null,\"sale_ok\":false,"
                        + "\"create_date\":null,\"lst_price\":\"1.00\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 1, 12.50",
        "27.080000000000002, 1, 27.08",
        "0.0, 1, 0.00",
        "-3.005, 1, -3.01",
        "1200.0, 2, 1200",
        "1200.4, 2, 1200",
        "12.5, 3, 12.500",
        "12.3456, 3, 12.346",
        "5.0, 99, 5.00"
    })
    void moneyIsTextAtThePrecisionOfItsCurrency(String sent, int currency, String read) {
        ObjectNode data = read(
                "{'id':7,'x_margin':" + sent + ",'currency_id':[" + currency + ",'?']}",
                TYPED,
                "[{'from':'x_margin','to':'margin'}]");
        assertThat(data.path("margin").asString()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0035, 4, 1, 0.0035",
        "0.0035, 2, 1, 0.00",
        "14.0, 4, 1, 14.00",
        "14.1000000001, 4, 1, 14.10",
        "980.0, 2, 2, 980",
        "980.55, 2, 2, 980.55"
    })
    void pricesKeepWhatOdooKeepsBeyondTheCurrency(String sent, int digits, int currency, String read) {
        ObjectNode data = read(
                "{'id':7,'lst_price':" + sent + ",'currency_id':[" + currency + ",'?']}",
                "lst_price:float:" + digits + " currency_id:many2one",
                "[]");
        assertThat(data.path("price").asString()).isEqualTo(read);
    }

    @Test
    void floatsHaveNoNoise() {
        ObjectNode data = read(
                "{'id':7,'weight':0.30000000000000004,'volume':1.1000000000000001,'currency_id':[1,'USD']}",
                TYPED,
                "[{'from':'weight'},{'from':'volume'}]");
        assertThat(data).hasToString("{\"weight\":0.3,\"volume\":1.1}");
    }

    @Test
    void aRecordThatIsReadTwiceIsTheSame() {
        String mapping = "[{'from':'lst_price','to':'price'},{'from':'weight'}]";
        ObjectNode one = read("{'id':7,'lst_price':27.080000000000002,'weight':0.5}", TYPED, mapping);
        ObjectNode other = read("{'id':7,'lst_price':27.08,'weight':0.50000000000000001}", TYPED, mapping);
        assertThat(ContentHash.of(RecordState.ACTIVE, one)).isEqualTo(ContentHash.of(RecordState.ACTIVE, other));
    }

    @Test
    void timesAreUtcThoughTheyNameNoZone() {
        ObjectNode data =
                read("{'id':7,'create_date':'2026-11-23 14:52:40'}", TYPED, "[{'from':'create_date','type':'time'}]");
        assertThat(data.path("create_date").asString()).isEqualTo("2026-11-23T14:52:40Z");
    }

    @Test
    void archivedIsAStateAndArchivedRecordsAreAskedFor() {
        odoo.table("product.product", TYPED, "[{'id':1,'name':'A','active':true},{'id':2,'name':'B','active':false}]");
        assertThat(all(EntityType.PRODUCT))
                .extracting(SourceRecord::state)
                .containsExactly(RecordState.ACTIVE, RecordState.ARCHIVED);
        assertThat(odoo.asked())
                .allMatch(call -> call.named().at("/context/active_test").isBoolean());
    }

    @Test
    void whatChangesWithEachWriteIsNoPartOfARecord() {
        assertThat(OdooForm.FORM.entities().values())
                .allSatisfy(offer -> assertThat(offer.mapping().toString()).doesNotContain("write_date"));
    }

    @Test
    void currenciesAreAskedOnceAndOnlyWhereThereIsMoney() {
        read("{'id':7,'name':'A'}", TYPED, "[{'from':'name'}]");
        assertThat(odoo.asked("res.currency", "search_read")).isEmpty();
        read("{'id':7,'lst_price':1.0},{'id':8,'lst_price':2.0}", TYPED, "[]");
        assertThat(odoo.asked("res.currency", "search_read")).hasSize(1);
    }

    @Test
    void aMappingThatReadsAFieldOdooDoesNotHaveIsToldSo() {
        odoo.table("product.product", TYPED, "[{'id':1}]");
        var walk = source(EntityType.PRODUCT, RPC, "{}", "[{'from':'/x_colour/0','to':'colour'}]")
                .walk(EntityType.PRODUCT);
        assertThat(fault(walk).reason()).contains("no field x_colour of product.product");
        assertThat(odoo.asked("product.product", "search_read")).isEmpty();
    }

    @Test
    void aUsualFieldThatThisOdooLacksIsNull() {
        ObjectNode data = read("{'id':7,'name':'A'}", "name:char", "[]");
        assertThat(data.path("barcode").isNull()).isTrue();
        assertThat(data.path("manage_stock").asBoolean()).isFalse();
    }

    /** A few letters that would be a gigabyte of zeros. */
    @Test
    void aNumberThatFillsTheMemoryIsNone() {
        odoo.table("product.product", TYPED, "[{'id':7,'lst_price':1e999999999},{'id':8,'lst_price':1.0}]");
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        assertThat(all(walk)).extracting(SourceRecord::externalId).containsExactly("8");
        assertThat(walk.unseen()).singleElement().asString().contains("lst_price of 7");
    }

    @Test
    void decimalsThatFillTheMemoryAreFewer() {
        ObjectNode data = read(
                "{'id':7,'lst_price':1.5,'currency_id':[1,'USD']}",
                "lst_price:float:2000000000 currency_id:many2one",
                "[]");
        assertThat(data.path("price").asString()).isEqualTo("1.50");
    }
}
