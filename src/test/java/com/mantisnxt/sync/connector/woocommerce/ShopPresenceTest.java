package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.SourceFault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a shop says of single records: in use, in the bin, a variation, or gone. */
class ShopPresenceTest extends GoingOnStage {

    private Presence present(EntityType entity, String... ids) {
        return source(entity).present(entity, List.of(ids)).orElseThrow();
    }

    @Test
    void whatIsInUseInTheBinOrAVariationIsThere() {
        shop.products(1, 3);
        shop.with("products", "{'id':7,'status':'trash','type':'simple'}", variable(8, "publish"));
        shop.with("products/8/variations", "{'id':9,'status':'publish'}", "{'id':10,'status':'trash'}");
        Presence said = present(EntityType.PRODUCT, "1", "2", "4", "7", "8", "9", "10", "11", "no-number");
        assertThat(said.settled()).isEqualTo(9);
        assertThat(said.there()).containsExactlyInAnyOrder("1", "2", "7", "8", "9", "10");
    }

    @Test
    void ordersAreLookedUpTogether() {
        shop.with("orders", "{'id':5,'status':'completed'}", "{'id':6,'status':'trash'}");
        String[] ids = IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).toArray(String[]::new);
        assertThat(present(EntityType.ORDER, ids)).isEqualTo(new Presence(100, java.util.Set.of("5", "6")));
        assertThat(standIn.asked()).hasSize(3);
    }

    @Test
    void customersOfAnyRoleAreLookedUp() {
        shop.with("customers", "{'id':5}");
        assertThat(present(EntityType.CUSTOMER, "5", "6").there()).containsExactly("5");
        assertThat(asked("customers")).singleElement().asString().contains("role=all", "include=5,6");
    }

    /** It leaves the bin after it was looked for in use, and before it is looked for in the bin. */
    @Test
    void whatLeavesTheBinMeanwhileIsThere() {
        shop.with("orders", "{'id':5,'status':'trash'}");
        shop.afterEachPage = () -> {
            shop.remove("orders", 5);
            shop.with("orders", "{'id':5,'status':'completed'}");
        };
        assertThat(present(EntityType.ORDER, "5").there()).containsExactly("5");
    }

    @Test
    void manyProductsAreSettledAFewAtATime() {
        String[] ids = IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).toArray(String[]::new);
        Presence said = present(EntityType.PRODUCT, ids);
        assertThat(said.settled()).isEqualTo(20);
        assertThat(said.there()).isEmpty();
    }

    @Test
    void ofAShopThatThrottlesCountsWhatItSaidBefore() {
        int[] asked = {0};
        throttles = () -> ++asked[0] > 5;
        Presence said = source(throttling.uri("/"), outgoing, EntityType.PRODUCT)
                .present(EntityType.PRODUCT, List.of("1", "2", "3", "4"))
                .orElseThrow();
        assertThat(said.settled()).isEqualTo(2);
    }

    @Test
    void aProxysPageIsNoWordAboutARecord() {
        standIn.once(shop);
        standIn.once(shop);
        standIn.once(shop);
        standIn.once(404, "text/html", "<html>Not found</html>");
        SourceFault fault = catchThrowableOfType(SourceFault.class, () -> present(EntityType.PRODUCT, "1"));
        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.WRONG_ADDRESS);
    }

    @Test
    void aShopThatDoesNotLookUpIdsSaysNothing() {
        standIn.once(200, "application/json", "[{\"id\":1},{\"id\":2}]", "X-WP-Total", "2");
        SourceFault fault = catchThrowableOfType(SourceFault.class, () -> present(EntityType.ORDER, "2", "3"));
        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.UNREADABLE);
    }

    @Test
    void attributesComeInOneAnswerAndAreNotAskedFor() {
        assertThat(source(EntityType.ATTRIBUTE).present(EntityType.ATTRIBUTE, List.of("1")))
                .isEmpty();
    }
}
