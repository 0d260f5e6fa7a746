package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What changed since an earlier walk, and the ids alone. */
class OdooIncrementalTest extends OdooFixture {

    private static final String TYPED = "name:char active:boolean product_tmpl_id:many2one categ_id:many2one"
            + " product_template_attribute_value_ids:many2many write_date:datetime";

    @BeforeEach
    void shop() {
        odoo.table(
                "product.template",
                "write_date:datetime",
                "[{'id':1,'write_date':'2026-11-01 00:00:00'}," + "{'id':2,'write_date':'2026-11-23 15:10:00'}]");
        odoo.table("product.category", "write_date:datetime", "[{'id':1,'write_date':'2026-11-01 00:00:00'}]");
        odoo.table(
                "product.template.attribute.value",
                "name:char attribute_id:many2one write_date:datetime",
                "[{'id':3,'name':'Red','attribute_id':[1,'Colour'],'write_date':'2026-11-23 16:00:00'}]");
        odoo.table(
                "product.product",
                TYPED,
                "[" + product(1, "15:44:59", 1, "[]") + "," + product(2, "15:45:00", 1, "[]")
                        + "," + product(3, "16:00:01", 1, "[]") + "," + product(4, "10:00:00", 1, "[3]") + ","
                        + product(5, "10:00:00", 1, "[]") + "]");
    }

    private static String product(int id, String time, int template, String values) {
        return "{'id':" + id + ",'name':'P','active':" + (id != 3) + ",'product_tmpl_id':[" + template
                + ",'T'],'categ_id':[1,'All'],'product_template_attribute_value_ids':" + values
                + ",'write_date':'2026-11-23 " + time + "'}";
    }

    private List<SourceRecord> changed(EntityType entity, String watermark) {
        return all(source(entity).changedSince(entity, watermark).orElseThrow());
    }

    @Test
    void whatChangedAQuarterOfAnHourBeforeIsReadAgain() {
        assertThat(changed(EntityType.PRODUCT, "2026-11-23T16:00:00Z"))
                .extracting(SourceRecord::externalId)
                .containsExactly("2", "3", "4");
    }

    @Test
    void aChangeOfATemplateOrACategoryIsOneOfItsVariants() {
        odoo.table("product.product", TYPED, "[" + product(1, "10:00:00", 2, "[]") + "]");
        assertThat(changed(EntityType.PRODUCT, "2026-11-23T15:20:00Z")).hasSize(1);
        assertThat(changed(EntityType.PRODUCT, "2026-11-23T15:40:00Z")).isEmpty();
        odoo.table("product.category", "write_date:datetime", "[{'id':1,'write_date':'2026-11-24 00:00:00'}]");
        assertThat(changed(EntityType.PRODUCT, "2026-11-24T00:00:00Z")).hasSize(1);
    }

    @Test
    void aChangedLineOrCustomerIsAChangeOfTheOrder() {
        odoo.table(
                "res.partner",
                "email:char write_date:datetime",
                "[{'id':10,'email':'a@example.test','write_date':'2026-11-23 15:00:00'}]");
        odoo.table(
                "sale.order.line",
                "name:char product_id:many2one write_date:datetime",
                "[{'id':7,'name':'L','product_id':false,'write_date':'2026-11-23 17:00:00'}]");
        odoo.table(
                "sale.order",
                "name:char partner_id:many2one order_line:one2many write_date:datetime",
                "[{'id':1,'name':'S1','partner_id':[10,'A'],'order_line':[],'write_date':'2026-11-20 00:00:00'},"
                        + "{'id':2,'name':'S2','partner_id':false,'order_line':[7],'write_date':'2026-11-20 00:00:00'}]");
        assertThat(changed(EntityType.ORDER, "2026-11-23T15:00:00Z")).hasSize(2);
        assertThat(changed(EntityType.ORDER, "2026-11-23T16:00:00Z"))
                .extracting(SourceRecord::externalId)
                .containsExactly("2");
    }

    @Test
    void aPaymentIsAChangeOfTheInvoiceThoughItsDateStays() {
        odoo.table("account.partial.reconcile", "write_date:datetime", "[{'id':4,'write_date':'2026-11-23 17:00:00'}]");
        odoo.table(
                "account.move.line",
                "name:char matched_credit_ids:one2many matched_debit_ids:one2many" + " write_date:datetime",
                "[{'id':7,'matched_credit_ids':[4],'matched_debit_ids':[],'write_date':'2026-11-20 00:00:00'}]");
        odoo.table(
                "account.move",
                "name:char move_type:selection line_ids:one2many invoice_line_ids:one2many write_date:datetime",
                "[{'id':1,'name':'INV/1','move_type':'out_invoice','line_ids':[7],'invoice_line_ids':[],"
                        + "'write_date':'2026-11-20 00:00:00'},"
                        + "{'id':2,'name':'INV/2','move_type':'out_invoice','line_ids':[],'invoice_line_ids':[],"
                        + "'write_date':'2026-11-20 00:00:00'}]");
        assertThat(changed(EntityType.INVOICE, "2026-11-23T16:00:00Z"))
                .extracting(SourceRecord::externalId)
                .containsExactly("1");
    }

    @Test
    void onlyFieldsThatThisOdooHasAreAskedByTheirDates() {
        odoo.table(
                "product.product",
                "name:char write_date:datetime",
                "[{'id':1,'name':'P','write_date':'2026-11-23 16:00:00'}]");
        assertThat(changed(EntityType.PRODUCT, "2026-11-23T16:00:00Z")).hasSize(1);
        assertThat(odoo.asked("product.product", "search_count").getFirst().domain())
                .hasToString("[[\"write_date\",\">=\",\"2026-11-23 15:45:00\"]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-23 16:00:00"})
    void aWatermarkOfAnotherKindMeansThatAllHasToBeRead(String watermark) {
        assertThat(source(EntityType.PRODUCT).changedSince(EntityType.PRODUCT, watermark))
                .isEmpty();
    }

    @Test
    void theWatermarkIsTheServersClockAtTheBeginning() {
        Instant before = Instant.now().minusSeconds(2);
        try (SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT)) {
            assertThat(walk.watermark()).isEmpty();
            walk.next();
            Instant first = Instant.parse(walk.watermark().orElseThrow());
            assertThat(first).isBetween(before, Instant.now());
            odoo.instead("product.product.search_read", call -> odoo.usual(call));
            walk.next();
            assertThat(walk.watermark()).hasValue(first.toString());
        }
    }

    @Test
    void whereTheServerTellsNoTimeItsNewestChangeDoes() {
        odoo.table(
                "product.product",
                TYPED,
                "[" + product(1, "15:44:59", 1, "[]") + "," + product(2, "16:45:00", 1, "[]") + "]");
        var silent = new Odoo(call -> new Transport.Answer(odoo.usual(asked(call)), null), "");
        assertThat(silent.watermark("product.product", Domain.all())).isEqualTo("2026-11-23T16:45:00Z");
    }

    private static OdooStandIn.Asked asked(Call call) {
        return new OdooStandIn.Asked(
                call.model(),
                call.method(),
                call.first() == null ? Domain.all().terms() : call.first().terms(),
                call.named());
    }

    @Test
    void idsAreThoseOfTheWalkWithoutTheirData() {
        SourceWalk ids = source(EntityType.PRODUCT).ids(EntityType.PRODUCT).orElseThrow();
        assertThat(all(ids)).extracting(SourceRecord::externalId).containsExactly("1", "2", "3", "4", "5");
        assertThat(ids.announced()).hasValue(5);
        assertThat(odoo.asked("product.product", "search_read")).isEmpty();
    }

    @Test
    void anotherWalkGoesOnBehindTheLastId() {
        List<ObjectNode> partners = new ArrayList<>();
        for (int id = 1; id <= 5_003; id++) {
            partners.add(JsonNodeFactory.instance.objectNode().put("id", id).put("customer_rank", 1));
        }
        odoo.table("res.partner", "name:char customer_rank:integer", partners);
        SourceWalk broken = source(EntityType.CUSTOMER).ids(EntityType.CUSTOMER).orElseThrow();
        assertThat(broken.next()).hasSize(5_000);
        SourceWalk rest = source(EntityType.CUSTOMER)
                .resume(EntityType.CUSTOMER, broken.cursor().orElseThrow());
        assertThat(all(rest)).extracting(SourceRecord::externalId).containsExactly("5001", "5002", "5003");
        assertThat(rest.announced()).as("of all").hasValue(5_003);
        assertThat(odoo.asked("res.partner", "search_read")).isEmpty();
    }

    @Test
    void idsKeepToTheScopeOfTheRecords() {
        odoo.table(
                "res.partner",
                "name:char customer_rank:integer",
                "[{'id':1,'customer_rank':0},{'id':2,'customer_rank':3}]");
        assertThat(all(source(EntityType.CUSTOMER).ids(EntityType.CUSTOMER).orElseThrow()))
                .extracting(SourceRecord::externalId)
                .containsExactly("2");
    }

    @Test
    void aTotalThatMovedMeanwhileIsAskedForAgain() {
        int[] counts = {0};
        odoo.instead(
                "product.product.search_count", call -> JsonNodeFactory.instance.numberNode(counts[0]++ == 0 ? 9 : 5));
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        assertThat(all(walk)).hasSize(5);
        assertThat(walk.announced()).hasValue(5);
    }

    @Test
    void pagesThatDoNotMoveOnEndTheReading() {
        byte[] same = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{\"id\":1,\"name\":\"P\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        odoo.instead(
                "product.product.search_read",
                call -> OdooStandIn.JSON.readTree(same).path("result"));
        assertThat(fault(source(EntityType.PRODUCT).walk(EntityType.PRODUCT)).reason())
                .contains("page after page");
    }

    @Test
    void whoMayNotAskByTheDatesOfOtherModelsReadsAll() {
        odoo.instead("product.product.search_count", call -> {
            if (call.domain().toString().contains("product_tmpl_id")) {
                throw new OdooStandIn.Raised(403, "odoo.exceptions.AccessError", "You are not allowed.");
            }
            return odoo.usual(call);
        });
        assertThat(changed(EntityType.PRODUCT, "2026-11-23T16:00:00Z")).hasSize(5);
    }
}
