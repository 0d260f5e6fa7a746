package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Stock: rows of Odoo added up for each product and internal location. */
class OdooInventoryTest extends OdooFixture {

    @BeforeEach
    void stock() {
        odoo.table(
                "stock.location",
                "usage:selection",
                "[{'id':8,'usage':'internal'},{'id':9,'usage':'internal'},{'id':5,'usage':'customer'}]");
        odoo.table(
                "product.product",
                "default_code:char active:boolean stock_quant_ids:one2many",
                "[{'id':30,'default_code':'CHAIR','active':true,'stock_quant_ids':[1,2,3,4]},"
                        + "{'id':31,'default_code':false,'active':false,'stock_quant_ids':[5]},"
                        + "{'id':32,'default_code':'SOLD','active':true,'stock_quant_ids':[6]},"
                        + "{'id':33,'default_code':'NONE','active':true,'stock_quant_ids':[]}]");
        odoo.table(
                "stock.quant",
                "product_id:many2one location_id:many2one quantity:float reserved_quantity:float",
                "[{'id':1,'product_id':[30,'Chair'],'location_id':[8,'WH/Stock'],'quantity':0.1,'reserved_quantity':0.0},"
                        + "{'id':2,'product_id':[30,'Chair'],'location_id':[8,'WH/Stock'],'quantity':0.2,"
                        + "'reserved_quantity':0.1},"
                        + "{'id':3,'product_id':[30,'Chair'],'location_id':[9,'WH/Shelf'],'quantity':5.0,"
                        + "'reserved_quantity':0.0},"
                        + "{'id':4,'product_id':[30,'Chair'],'location_id':[5,'Customers'],'quantity':9.0,"
                        + "'reserved_quantity':0.0},"
                        + "{'id':5,'product_id':[31,'Old'],'location_id':[8,'WH/Stock'],'quantity':-2.0,"
                        + "'reserved_quantity':0.0},"
                        + "{'id':6,'product_id':[32,'Sold'],'location_id':[5,'Customers'],'quantity':1.0,"
                        + "'reserved_quantity':0.0}]");
    }

    @Test
    void rowsOfOneProductAndLocationAreAddedUp() {
        SourceWalk walk = source(EntityType.INVENTORY).walk(EntityType.INVENTORY);
        List<SourceRecord> stock = all(walk);
        assertThat(stock).extracting(SourceRecord::externalId).containsExactly("30-8", "30-9", "31-8");
        assertThat(stock.getFirst().data())
                .hasToString("{\"sku\":\"CHAIR\",\"quantity\":0.3,\"reserved\":0.1,\"available\":0.2,"
                        + "\"location\":\"WH/Stock\"}");
        assertThat(stock.getLast().data().path("quantity").asInt()).isEqualTo(-2);
        assertThat(stock.getLast().state()).isEqualTo(RecordState.ARCHIVED);
        assertThat(walk.unseen()).isEmpty();
        assertThat(walk.announced()).isEmpty();
    }

    @Test
    void rowsWhoseProductIsHiddenAreTold() {
        odoo.table(
                "product.product",
                "default_code:char active:boolean stock_quant_ids:one2many",
                "[{'id':30,'default_code':'CHAIR','active':true,'stock_quant_ids':[1,2,3,4]}]");
        SourceWalk walk = source(EntityType.INVENTORY).walk(EntityType.INVENTORY);
        assertThat(all(walk)).hasSize(2);
        assertThat(walk.unseen())
                .singleElement()
                .asString()
                .contains("has 4 rows of stock")
                .contains("gave 3");
    }

    @Test
    void manyProductsAndRowsComeInSeveralQuestionsAndOnce() {
        manyProducts();
        SourceWalk walk = source(EntityType.INVENTORY).walk(EntityType.INVENTORY);
        List<SourceRecord> all = all(walk);
        assertThat(all)
                .extracting(SourceRecord::externalId)
                .doesNotHaveDuplicates()
                .hasSize(450);
        assertThat(all).allMatch(record -> record.data().path("quantity").asInt() == 4);
        assertThat(walk.unseen()).isEmpty();
    }

    @Test
    void anotherWalkGoesOnBehindTheLastProduct() {
        manyProducts();
        SourceWalk broken = source(EntityType.INVENTORY).walk(EntityType.INVENTORY);
        List<SourceRecord> all = new ArrayList<>(broken.next());
        assertThat(all).hasSizeLessThan(450);
        SourceWalk rest = source(EntityType.INVENTORY)
                .resume(EntityType.INVENTORY, broken.cursor().orElseThrow());
        all.addAll(all(rest));
        assertThat(all)
                .extracting(SourceRecord::externalId)
                .doesNotHaveDuplicates()
                .hasSize(450);
        assertThat(rest.unseen()).as("the rows before count").isEmpty();
        assertThat(rest.cursor()).as("at its end").isEmpty();
    }

    private void manyProducts() {
        List<ObjectNode> products = new ArrayList<>();
        List<ObjectNode> quants = new ArrayList<>();
        for (int product = 1; product <= 450; product++) {
            String rows = "";
            for (int lot = 0; lot < 4; lot++) {
                int id = product * 4 + lot;
                rows += (rows.isEmpty() ? "" : ",") + id;
                quants.add(object("{'id':" + id + ",'product_id':[" + product + ",'P'],'location_id':[8,'WH'],"
                        + "'quantity':1.0,'reserved_quantity':0.0}"));
            }
            products.add(object("{'id':" + product + ",'active':true,'stock_quant_ids':[" + rows + "]}"));
        }
        odoo.table("product.product", "default_code:char active:boolean stock_quant_ids:one2many", products);
        odoo.table(
                "stock.quant",
                "product_id:many2one location_id:many2one quantity:float reserved_quantity:float",
                quants);
    }

    @Test
    void stockHasNothingToTellWhatChangedBy() {
        assertThat(source(EntityType.INVENTORY).changedSince(EntityType.INVENTORY, "2026-11-23T15:00:00Z"))
                .isEmpty();
        assertThat(source(EntityType.INVENTORY).ids(EntityType.INVENTORY)).isEmpty();
    }

    @Test
    void aMappingReadsOnlyWhatStockHas() {
        var source = source(EntityType.INVENTORY, RPC, "{}", "[{'from':'lot_id'}]");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> source.walk(EntityType.INVENTORY)))
                .hasMessageContaining("no field lot_id");
    }

    @Test
    void withoutTheInventoryAppItIsSaid() {
        var other = new OdooStandIn();
        odoo.instead("stock.quant.search_count", other::usual);
        assertThat(fault(source(EntityType.INVENTORY).walk(EntityType.INVENTORY))
                        .reason())
                .contains("no stock.quant: its app Inventory is not installed");
    }

    @Test
    void aQuantityThatFillsTheMemoryIsNone() {
        odoo.table(
                "stock.quant",
                "product_id:many2one location_id:many2one quantity:float reserved_quantity:float",
                "[{'id':1,'product_id':[30,'Chair'],'location_id':[8,'WH/Stock'],'quantity':1e999999999}]");
        assertThat(fault(source(EntityType.INVENTORY).walk(EntityType.INVENTORY))
                        .reason())
                .contains("no number to reckon with");
    }
}
