package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of record as it is usually read. */
class OdooEntitiesTest extends OdooFixture {

    @BeforeEach
    void shop() {
        odoo.table("res.currency", "decimal_places:integer", "[{'id':1,'decimal_places':2}]");
        odoo.table(
                "product.product",
                "name:char default_code:char",
                "[{'id':5,'default_code':'CHAIR'},{'id':6,'default_code':false}]");
        odoo.table(
                "res.partner",
                "name:char email:char commercial_company_name:char phone:char street:char street2:char city:char"
                        + " zip:char state_id:many2one country_id:many2one country_code:char vat:char"
                        + " customer_rank:integer supplier_rank:integer active:boolean create_date:datetime",
                "[{'id':10,'name':'Ann','email':'ann@example.test','commercial_company_name':'Deco','phone':false,"
                        + "'street':'High St 1','street2':false,'city':'Athens','zip':'10431','state_id':[3,'Attica (GR)'],"
                        + "'country_id':[88,'Greece'],'country_code':'GR','vat':'EL123','customer_rank':2,"
                        + "'supplier_rank':0,'active':true,'create_date':'2026-01-02 03:04:05'},"
                        + "{'id':11,'name':'Wood','supplier_rank':1,'customer_rank':0,'active':false},"
                        + "{'id':12,'name':'Nobody','supplier_rank':0,'customer_rank':0}]");
    }

    @Test
    void aVariantHasTheFieldsOfItsTemplateAndSaysWhichOneItIs() {
        odoo.table(
                "product.template.attribute.value",
                "name:char attribute_id:many2one",
                "[{'id':1,'name':'Steel','attribute_id':[4,'Legs']},{'id':3,'name':'White','attribute_id':[2,'Colour']}]");
        odoo.table(
                "product.product",
                "name:char default_code:char lst_price:float:2 currency_id:many2one detailed_type:selection"
                        + " type:selection categ_id:many2one weight:float:2 barcode:char description_sale:text"
                        + " product_tmpl_id:many2one product_template_attribute_value_ids:many2many create_date:datetime",
                "[{'id':14,'name':'Desk','default_code':'FURN_0098','lst_price':800.4,'currency_id':[1,'USD'],"
                        + "'detailed_type':'product','type':'product','categ_id':[8,'All / Office'],'weight':0.01,"
                        + "'barcode':false,'description_sale':'160x80','product_tmpl_id':[9,'Desk'],"
                        + "'product_template_attribute_value_ids':[1,3],'create_date':'2026-01-02 03:04:05'}]");
        assertThat(all(EntityType.PRODUCT).getFirst().data())
                .hasToString("{\"sku\":\"FURN_0098\",\"name\":\"Desk\",\"type\":\"product\",\"price\":\"800.40\","
                        + "\"currency\":\"USD\",\"manage_stock\":true,\"weight\":0.01,\"barcode\":null,"
                        + "\"categories\":[\"All / Office\"],\"description\":\"160x80\",\"parent_id\":\"9\","
                        + "\"attributes\":[{\"name\":\"Legs\",\"value\":\"Steel\"},{\"name\":\"Colour\",\"value\":\"White\"}],"
                        + "\"created_at\":\"2026-01-02T03:04:05Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "14, type:selection, 'type':'product', product, true",
                "14, type:selection, 'type':'consu', consu, false",
                "17, type:selection detailed_type:selection, 'type':'consu' ; 'detailed_type':'product', product, true",
                "18, type:selection is_storable:boolean, 'type':'consu' ; 'is_storable':true, consu, true",
                "19, type:selection is_storable:boolean, 'type':'service' ; 'is_storable':false, service, false"
            })
    void everyVersionSaysInItsWayWhatIsStocked(int version, String typed, String row, String type, boolean isStocked) {
        odoo.table("product.product", typed, "[{'id':1," + row.replace(" ; ", ",") + "}]");
        var data = all(EntityType.PRODUCT).getFirst().data();
        assertThat(data.path("type").asString()).as("Odoo " + version).isEqualTo(type);
        assertThat(data.path("manage_stock").asBoolean()).isEqualTo(isStocked);
    }

    @Test
    void aCustomerIsAContactOfThatRank() {
        List<SourceRecord> customers = all(EntityType.CUSTOMER);
        assertThat(customers).singleElement();
        assertThat(customers.getFirst().data())
                .hasToString("{\"name\":\"Ann\",\"company\":\"Deco\",\"email\":\"ann@example.test\",\"phone\":null,"
                        + "\"street\":\"High St 1\",\"street2\":null,\"city\":\"Athens\",\"postcode\":\"10431\","
                        + "\"state\":\"Attica (GR)\",\"country\":\"GR\",\"vat\":\"EL123\","
                        + "\"created_at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(all(EntityType.SUPPLIER))
                .extracting(SourceRecord::externalId)
                .containsExactly("11");
    }

    @Test
    void allContactsAreReadWhereThatIsChosen() {
        SourceWalk walk =
                source(EntityType.SUPPLIER, RPC, "{'which':'all'}", "[]").walk(EntityType.SUPPLIER);
        assertThat(all(walk)).hasSize(3);
    }

    @Test
    void withoutInvoicingEveryContactMayBeACustomerButNoneIsTakenForASupplier() {
        odoo.table("res.partner", "name:char country_id:many2one", "[{'id':1,'name':'A','country_id':[88,'Greece']}]");
        assertThat(all(EntityType.CUSTOMER).getFirst().data().path("country").asString())
                .isEqualTo("Greece");
        assertThat(fault(source(EntityType.SUPPLIER).walk(EntityType.SUPPLIER)).reason())
                .contains("does not tell suppliers");
    }

    private void orders(String lines) {
        odoo.table(
                "sale.order",
                "name:char state:selection currency_id:many2one amount_total:monetary amount_tax:monetary"
                        + " partner_id:many2one date_order:datetime order_line:one2many create_date:datetime",
                "[{'id':1,'name':'S00001','state':'sale','currency_id':[1,'USD'],'amount_total':27.5,"
                        + "'amount_tax':2.5,'partner_id':[10,'Deco, Ann'],'date_order':'2026-02-03 04:05:06',"
                        + "'order_line':" + lines + ",'create_date':'2026-02-03 04:05:00'},"
                        + "{'id':2,'name':'S00002','state':'draft','currency_id':[1,'USD'],'amount_total':0.0,"
                        + "'amount_tax':0.0,'partner_id':false,'order_line':[]}]");
        odoo.table(
                "sale.order.line",
                "name:char product_id:many2one product_uom_qty:float:2 price_unit:float:2 price_subtotal:monetary"
                        + " display_type:selection currency_id:many2one",
                "[{'id':21,'name':'Seats','display_type':'line_section','product_id':false},"
                        + "{'id':22,'name':'Chair','product_id':[5,'[CHAIR] Chair'],'product_uom_qty':2.0,"
                        + "'price_unit':12.5,'price_subtotal':25.0,'display_type':false,'currency_id':[1,'USD']},"
                        + "{'id':23,'name':'Tip','product_id':false,'product_uom_qty':1.0,'price_unit':0.0,"
                        + "'price_subtotal':0.0,'display_type':false,'currency_id':[1,'USD']}]");
    }

    @Test
    void anOrderBringsItsLinesAndItsCustomersAddress() {
        orders("[23,21,22]");
        assertThat(all(EntityType.ORDER).getFirst().data())
                .hasToString("{\"number\":\"S00001\",\"status\":\"sale\",\"currency\":\"USD\",\"total\":\"27.50\","
                        + "\"tax_total\":\"2.50\",\"customer_id\":\"10\",\"customer_email\":\"ann@example.test\","
                        + "\"ordered_at\":\"2026-02-03T04:05:06Z\",\"lines\":["
                        + "{\"sku\":null,\"name\":\"Tip\",\"quantity\":1,\"price\":\"0.00\",\"total\":\"0.00\"},"
                        + "{\"sku\":\"CHAIR\",\"name\":\"Chair\",\"quantity\":2,\"price\":\"12.50\",\"total\":\"25.00\"}],"
                        + "\"created_at\":\"2026-02-03T04:05:00Z\"}");
    }

    @Test
    void anOrderWhoseLineIsNotGivenIsHeldBackAndTold() {
        orders("[22,99]");
        SourceWalk walk = source(EntityType.ORDER).walk(EntityType.ORDER);
        assertThat(all(walk)).extracting(SourceRecord::externalId).containsExactly("2");
        assertThat(walk.announced()).hasValue(2);
        assertThat(walk.unseen())
                .singleElement()
                .asString()
                .startsWith("1 record leads to others that Odoo did not give")
                .endsWith(": 1.");
    }

    @Test
    void anOrderWhoseCustomerIsHiddenIsHeldBackToo() {
        orders("[]");
        odoo.table("res.partner", "email:char", "[]");
        SourceWalk walk = source(EntityType.ORDER).walk(EntityType.ORDER);
        assertThat(all(walk)).extracting(SourceRecord::externalId).containsExactly("2");
        assertThat(walk.unseen()).hasSize(1);
    }

    @Test
    void linesAreReadForAPageOfOrdersAtOnce() {
        String orders = IntStream.rangeClosed(1, 450)
                .mapToObj(i -> "{'id':" + i + ",'name':'S" + i + "','partner_id':[10,'Ann'],'order_line':[" + i + "]}")
                .collect(Collectors.joining(",", "[", "]"));
        String lines = IntStream.rangeClosed(1, 450)
                .mapToObj(i -> "{'id':" + i + ",'product_id':[5,'Chair'],'name':'L" + i + "'}")
                .collect(Collectors.joining(",", "[", "]"));
        odoo.table("sale.order", "name:char partner_id:many2one order_line:one2many", orders);
        odoo.table("sale.order.line", "name:char product_id:many2one", lines);
        assertThat(all(EntityType.ORDER))
                .hasSize(450)
                .allSatisfy(order ->
                        assertThat(order.data().at("/lines/0/name").asString()).isEqualTo("L" + order.externalId()));
        assertThat(odoo.asked("sale.order.line", "search_read")).hasSize(3);
        assertThat(odoo.asked("product.product", "search_read")).hasSize(3);
    }

    @Test
    void aMappingWithoutLinesReadsNone() {
        orders("[99]");
        SourceWalk walk =
                source(EntityType.ORDER, RPC, "{}", "[{'from':'name'}]").walk(EntityType.ORDER);
        assertThat(all(walk)).hasSize(2);
        assertThat(odoo.asked("sale.order.line", "search_read")).isEmpty();
    }

    @Test
    void invoicesAreThoseToCustomersWithTheirRefunds() {
        odoo.table(
                "account.move",
                "name:char move_type:selection state:selection payment_state:selection currency_id:many2one"
                        + " amount_total:monetary amount_tax:monetary partner_id:many2one invoice_date:date"
                        + " invoice_date_due:date invoice_line_ids:one2many create_date:datetime",
                "[{'id':1,'name':'INV/1','move_type':'out_invoice','state':'posted','payment_state':'paid',"
                        + "'currency_id':[1,'USD'],'amount_total':25.0,'amount_tax':0.0,'partner_id':[10,'Ann'],"
                        + "'invoice_date':'2026-11-01','invoice_date_due':'2026-12-31','invoice_line_ids':[31],"
                        + "'create_date':'2026-11-01 10:00:00'},"
                        + "{'id':2,'name':'BILL/1','move_type':'in_invoice'},{'id':3,'name':'MISC','move_type':'entry'},"
                        + "{'id':4,'name':'/','move_type':'out_refund','state':'draft','invoice_line_ids':[]}]");
        odoo.table(
                "account.move.line",
                "name:char product_id:many2one quantity:float:2 price_unit:float:2 price_subtotal:monetary"
                        + " display_type:selection currency_id:many2one",
                "[{'id':31,'name':'Chair','product_id':[5,'Chair'],'quantity':2.0,'price_unit':12.5,"
                        + "'price_subtotal':25.0,'display_type':'product','currency_id':[1,'USD']}]");
        List<SourceRecord> invoices = all(EntityType.INVOICE);
        assertThat(invoices).extracting(SourceRecord::externalId).containsExactly("1", "4");
        assertThat(invoices.getFirst().data())
                .hasToString("{\"number\":\"INV/1\",\"type\":\"out_invoice\",\"status\":\"posted\","
                        + "\"payment_status\":\"paid\",\"currency\":\"USD\",\"total\":\"25.00\",\"tax_total\":\"0.00\","
                        + "\"customer_id\":\"10\",\"customer_email\":\"ann@example.test\","
                        + "\"invoiced_at\":\"2026-11-01T00:00:00Z\",\"due_at\":\"2026-12-31T00:00:00Z\","
                        + "\"lines\":[{\"sku\":\"CHAIR\",\"name\":\"Chair\",\"quantity\":2,\"price\":\"12.50\","
                        + "\"total\":\"25.00\"}],\"created_at\":\"2026-11-01T10:00:00Z\"}");
        assertThat(invoices.getLast().data().path("number").isNull()).isTrue();
    }

    @Test
    void anAttributeBringsItsValuesInTheirOrder() {
        odoo.table(
                "product.attribute",
                "name:char display_type:selection value_ids:one2many",
                "[{'id':2,'name':'Colour','display_type':'color','value_ids':[8,7]}]");
        odoo.table("product.attribute.value", "name:char", "[{'id':7,'name':'Black'},{'id':8,'name':'White'}]");
        assertThat(all(EntityType.ATTRIBUTE).getFirst().data())
                .hasToString("{\"name\":\"Colour\",\"type\":\"color\",\"values\":[\"White\",\"Black\"]}");
    }

    @Test
    void textsAreOfTheLanguageThatIsChosen() {
        SourceWalk walk = source(
                        EntityType.PRODUCT,
                        "{'protocol':'json-rpc','database':'shop','user':'sync@example.test','language':'de_DE'}",
                        "{}",
                        "[]")
                .walk(EntityType.PRODUCT);
        all(walk);
        assertThat(odoo.asked())
                .allMatch(call -> call.named().at("/context/lang").asString("").equals("de_DE"));
    }

    @Test
    void aFaultBetweenPagesLosesNothing() {
        orders("[22]");
        int[] calls = {0};
        odoo.instead("sale.order.line.search_read", call -> {
            if (calls[0]++ == 0) {
                throw new OdooStandIn.Raised(200, "psycopg2.errors.SerializationFailure", "could not serialize access");
            }
            return odoo.usual(call);
        });
        SourceWalk walk = source(EntityType.ORDER).walk(EntityType.ORDER);
        assertThat(fault(walk).kind()).isEqualTo(SourceFault.Kind.AWAY);
        assertThat(all(walk)).hasSize(2);
        assertThat(walk.unseen()).isEmpty();
    }
}
