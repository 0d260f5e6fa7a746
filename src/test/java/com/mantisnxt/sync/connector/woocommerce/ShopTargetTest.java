package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.TargetContract;
import com.mantisnxt.sync.connector.Written;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ObjectNode;

/** A shop held to the contract of all targets, and what only shops do. */
class ShopTargetTest extends TargetContract {

    private final ShopOfATest shop = new ShopOfATest();

    @Override
    protected RemoteTarget target(URI uri) {
        return ShopFixture.target(uri, outgoing, EntityType.PRODUCT);
    }

    private RemoteTarget target(EntityType entity) {
        return ShopFixture.target(standIn.uri("/"), outgoing, entity);
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        shop.handle(exchange);
    }

    @Override
    protected void has(int id, String name, String price) {
        shop.with(
                "products",
                "{'id':%d,'sku':'S-%d','name':'%s','status':'publish','type':'simple','regular_price':'%s','price':'%s'}"
                        .formatted(id, id, name, price, price));
    }

    @Override
    protected String at(int id) {
        ObjectNode row = row("products", id);
        return HtmlUtils.htmlUnescape(row.path("name").asString()) + " at "
                + row.path("regular_price").asString();
    }

    private ObjectNode row(String list, int id) {
        return shop.lists.get(list).stream()
                .filter(row -> row.path("id").asInt() == id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected int size() {
        return shop.lists.get("products").size();
    }

    @Override
    protected int taken() {
        return shop.till.taken.size();
    }

    @Override
    protected String price() {
        return "regular_price";
    }

    @Override
    protected void refuses(String marker, String words) {
        shop.till.refused.put(marker, words);
    }

    @Override
    protected void onceAfterwards(HttpHandler answer) {
        shop.till.onceAfterwards(answer);
    }

    @Override
    protected void onceInstead(HttpHandler answer) {
        shop.till.onceInstead(answer);
    }

    @Test
    void whatIsRefusedAsAWholeIsSentByHalvesUntilOneIsLeft() {
        IntStream.rangeClosed(1, 20).forEach(id -> has(id, "P " + id, "10.00"));
        shop.till.refusedAsAWhole.add("12.13");
        FieldChange[] changes = IntStream.rangeClosed(1, 20)
                .mapToObj(id -> price(id, "10.00", "12." + (id + 10)))
                .toArray(FieldChange[]::new);
        List<Written> written = apply(changes);
        assertThat(words(written).stream().filter("applied"::equals)).hasSize(19);
        assertThat(reason(written.get(2))).isEqualTo("Invalid parameter(s): name");
    }

    @Test
    void aShopThatTakesFewerAtOnceGetsFewer() {
        IntStream.rangeClosed(1, 40).forEach(id -> has(id, "P " + id, "10.00"));
        shop.till.most = 15;
        FieldChange[] changes = IntStream.rangeClosed(1, 40)
                .mapToObj(id -> price(id, "10.00", "12.00"))
                .toArray(FieldChange[]::new);
        assertThat(words(apply(changes))).hasSize(40).containsOnly("applied");
        assertThat(taken()).isEqualTo(40);
    }

    @Test
    void theSameKeyInAnotherCaseIsTheSame() {
        has(1, "P 1", "10.00");
        List<Written> written = apply(create("k", data("sku", "s-1", "name", "Other")));
        assertThat(words(written)).containsExactly("rejected");
        assertThat(reason(written.getFirst())).contains("1");
        assertThat(taken()).isZero();
    }

    @Test
    void aKeyWithACommaIsOneKey() {
        has(1, "P 1", "10.00");
        has(2, "P 2", "10.00");
        List<Written> written = apply(create("k", data("sku", "S-1,S-2", "name", "Other")));
        assertThat(words(written)).containsExactly("applied");
    }

    /** An address has an end, and a hundred keys of every script do not fit into one. */
    @Test
    void aHundredLongKeysAreLookedForInSeveralQuestions() {
        FieldChange[] changes = IntStream.rangeClosed(1, 100)
                .mapToObj(id -> create("k" + id, data("sku", "Größe-Ж-" + "x".repeat(60) + id, "name", "P " + id)))
                .toArray(FieldChange[]::new);
        assertThat(words(apply(changes))).hasSize(100).containsOnly("applied");
        assertThat(words(apply(changes))).containsOnly("unchanged");
        assertThat(words(apply(create("k", data("sku", "x".repeat(101), "name", "P")))))
                .containsExactly("rejected");
    }

    @Test
    void variationsAreFoundAtTheirProductAndWrittenThere() {
        has(1, "P 1", "10.00");
        shop.with("products", "{'id':7,'name':'Shirt','status':'publish','type':'variable','variations':[71,72]}")
                .with(
                        "products/7/variations",
                        "{'id':71,'parent_id':7,'type':'variation','status':'publish','name':'S','regular_price':'5.00','price':'5.00'}",
                        "{'id':72,'parent_id':7,'type':'variation','status':'publish','name':'M','regular_price':'5.00','price':'5.00'}");
        List<Written> written = apply(price(71, "5.00", "6.00"), price(1, "10.00", "11.00"), price(72, "5.00", "6.50"));
        assertThat(words(written)).containsExactly("applied", "applied", "applied");
        assertThat(row("products/7/variations", 72).path("regular_price").asString())
                .isEqualTo("6.50");
        assertThat(written.getFirst().now().data().path("parent_id").asString()).isEqualTo("7");
        assertThat(asked("products/72")).as("its sister brought it along").isEmpty();
    }

    @Test
    void whatLiesInTheBinIsLeftThere() {
        shop.with("products", "{'id':5,'name':'Old','status':'trash','type':'simple','regular_price':'1.00'}");
        assertThat(words(apply(price(5, "1.00", "2.00")))).containsExactly("drifted");
    }

    @Test
    void aQuantityThatTheShopDoesNotKeepIsNoSuccess() {
        has(1, "P 1", "10.00");
        shop.with(
                "products",
                "{'id':2,'name':'Kept','status':'publish','type':'simple','manage_stock':true,'stock_quantity':3}");
        List<Written> written =
                target(EntityType.INVENTORY).apply(List.of(quantity(1, null, 5), quantity(2, 3, 5)), () -> {});
        assertThat(words(written)).containsExactly("rejected", "applied");
        assertThat(reason(written.getFirst())).contains("quantity as empty instead of 5");
    }

    private static FieldChange quantity(int id, Integer before, Integer after) {
        return update(id, data().put("quantity", before), data().put("quantity", after));
    }

    @Test
    void customersAndCategoriesAreMadeOnceAndChanged() {
        shop.with(
                "customers",
                "{'id':3,'email':'a@example.test','first_name':'Ada','billing':{'city':'Bath','phone':'1'},'role':'customer'}");
        FieldChange[] changes = {
            update(3, data("city", "Bath"), data("city", "Łódź")),
            create("c", data("email", "b@example.test", "last_name", "Bee", "city", "Rome"))
        };
        for (String expected : List.of("applied", "unchanged")) {
            assertThat(words(target(EntityType.CUSTOMER).apply(List.of(changes), () -> {})))
                    .containsOnly(expected);
        }
        assertThat(row("customers", 3).at("/billing/city").asString()).isEqualTo("Łódź");
        assertThat(row("customers", 3).at("/billing/phone").asString()).isEqualTo("1");
        FieldChange[] terms = {
            create("t", data("name", "Tea & Co", "slug", "tea", "parent_id", "12")),
            create("u", data("name", "Bad", "slug", "Not A Slug"))
        };
        for (String expected : List.of("applied", "unchanged")) {
            assertThat(words(target(EntityType.CATEGORY).apply(List.of(terms), () -> {})))
                    .containsExactly(expected, "rejected");
        }
    }

    @Test
    void aKeyThatMayOnlyReadIsTold() {
        target(EntityType.PRODUCT).checkRight();
        assertThat(taken()).isZero();
        shop.till.isReadOnly = true;
        assertThatThrownBy(() -> target(EntityType.PRODUCT).checkRight()).hasMessageContaining("may only read");
    }

    /** What a real shop said to a batch: one made, one refused for its SKU, one changed, one unknown. */
    @Test
    void aRecordedBatchIsRead() throws IOException {
        Recorded batch = Recorded.single("batch_products");
        shop.with(
                "products",
                "{'id':3996,'name':'Recorded product','status':'publish','type':'simple','regular_price':'21.00','stock_quantity':null}",
                "{'id':99999999,'name':'z','status':'publish','type':'simple'}");
        onceInstead(batch::replay);
        List<Written> written = apply(
                create("b1", data("name", "B1", "sku", "REC-B1")),
                create("b2", data("name", "B dup", "sku", "SKU-00001")),
                update(
                        3996,
                        data("stock_quantity", null, "manage_stock", null),
                        data().put("stock_quantity", 5).put("manage_stock", true)),
                update(99_999_999, data("name", "z"), data("name", "zz")));
        assertThat(words(written)).containsExactly("applied", "rejected", "applied", "rejected");
        assertThat(written.getFirst().now().externalId()).isEqualTo("3998");
        assertThat(reason(written.get(1))).isEqualTo("Invalid or duplicated SKU. (10)");
        assertThat(reason(written.get(3))).isEqualTo("Invalid ID.");
    }

    private List<String> asked(String path) {
        return standIn.asked().stream()
                .map(StandIn.Asked::uri)
                .map(URI::getPath)
                .filter(asked -> asked.endsWith("/" + path))
                .toList();
    }
}
