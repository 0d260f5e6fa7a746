package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class CustomersAndTermsTest extends ShopFixture {

    @Test
    void customersAreUsersOfEveryRole() {
        shop.with(
                "customers",
                "{'id':2,'email':'jm@shop.example','first_name':'Jörg','last_name':'Müller','username':'jm',"
                        + "'date_created':'2026-11-23T16:48:47','date_created_gmt':'2026-11-23T14:48:47','billing':"
                        + "{'company':'','address_1':'Street 1','address_2':'','city':'Αθήνα','postcode':'10431',"
                        + "'country':'GR','state':'','phone':'+30 210'}}");
        assertThat(only(EntityType.CUSTOMER).data())
                .isEqualTo(object("{'name':'Jörg Müller','first_name':'Jörg','last_name':'Müller','company':null,"
                        + "'email':'jm@shop.example','phone':'+30 210','street':'Street 1','street2':null,"
                        + "'city':'Αθήνα','postcode':'10431','state':null,'country':'GR',"
                        + "'created_at':'2026-11-23T14:48:47Z'}"));
        assertThat(asked("customers").getFirst()).contains("role=all").contains("orderby=id&order=asc");
    }

    @Test
    void aCustomerIsCalledByTheBestNameThereIs() {
        shop.with(
                "customers",
                "{'id':1,'username':'admin','first_name':'','billing':{'first_name':''}}",
                "{'id':2,'username':'u','billing':{'first_name':'Олена','last_name':'Ш'}}",
                "{'id':3,'username':'u','billing':{'company':'株式会社'}}");
        assertThat(all(EntityType.CUSTOMER))
                .extracting(record -> record.data().path("name").asString())
                .containsExactly("admin", "Олена Ш", "株式会社");
    }

    @Test
    void categoriesKnowTheirParents() {
        shop.with(
                "products/categories",
                "{'id':16,'name':'Home','slug':'home','parent':0,'description':''}",
                "{'id':17,'name':'Kitchen &amp; Dining','slug':'kitchen','parent':16,'description':'Pots'}");
        var all = all(EntityType.CATEGORY);
        assertThat(all.get(0).data())
                .isEqualTo(object("{'name':'Home','slug':'home','parent_id':null,'description':null}"));
        assertThat(all.get(1).data())
                .isEqualTo(
                        object("{'name':'Kitchen & Dining','slug':'kitchen','parent_id':'16','description':'Pots'}"));
    }

    @Test
    void attributesComeWithAllTheirTerms() {
        shop.with(
                "products/attributes",
                "{'id':1,'name':'Colour','slug':'pa_colour','type':'select'}",
                "{'id':2,'name':'Size','slug':'pa_size','type':'select'}");
        for (int id = 1; id <= 130; id++) {
            shop.with("products/attributes/1/terms", "{'id':" + id + ",'name':'C&amp;" + id + "'}");
        }
        var all = all(EntityType.ATTRIBUTE);
        assertThat(ids(all)).containsExactlyInAnyOrder("1", "2");
        var colour = all.stream()
                .filter(one -> one.externalId().equals("1"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(colour.path("values").size()).isEqualTo(130);
        assertThat(colour.path("values").get(0).asString()).isEqualTo("C&1");
        assertThat(colour.path("slug").asString()).isEqualTo("pa_colour");
    }

    @Test
    void attributesAreAllOfThemThoughNoTotalIsSaid() {
        shop.with("products/attributes", "{'id':1,'name':'Colour','slug':'pa_colour'}");
        try (SourceWalk walk = source(EntityType.ATTRIBUTE).walk(EntityType.ATTRIBUTE)) {
            assertThat(all(walk)).hasSize(1);
            assertThat(walk.announced()).hasValue(1);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void aFaultAmongTheTermsLosesNoAttribute() {
        shop.with("products/attributes", "{'id':1,'name':'A','slug':'a'}", "{'id':2,'name':'B','slug':'b'}")
                .with("products/attributes/1/terms", "{'id':5,'name':'T'}");
        try (SourceWalk walk = source(EntityType.ATTRIBUTE).walk(EntityType.ATTRIBUTE)) {
            walk.next();
            standIn.once(429, "text/html", "", "Retry-After", "2");
            assertThat(Assertions.catchThrowable(walk::next)).isInstanceOf(SourceFault.class);
            assertThat(all(walk)).hasSize(1);
        }
    }

    @Test
    void aShopHasNoInvoicesAndNoSuppliers() {
        assertThat(Offers.all()).doesNotContainKeys(EntityType.INVOICE, EntityType.SUPPLIER);
        assertThat(Assertions.catchThrowable(() -> ShopEntity.of(EntityType.INVOICE)))
                .isInstanceOf(SourceFault.class);
    }
}
