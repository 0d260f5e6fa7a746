package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.TargetContract;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.http.Doors;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Both interfaces of Odoo, each held to the contract of all targets, and what only Odoo does. */
class OdooTargetTest {

    private abstract static class Spoken extends TargetContract {

        final Loaded loaded = new Loaded();

        abstract String settings();

        abstract int version();

        RemoteTarget target(URI uri, EntityType entity) {
            var connector = new OdooConnector(outgoing, Doors.properties(), Clock.systemUTC());
            return connector.target(
                    OdooFixture.endpoint(uri, settings(), OdooFixture.setup(entity, "{}", "[]")), entity);
        }

        @Override
        protected RemoteTarget target(URI uri) {
            return target(uri, EntityType.PRODUCT);
        }

        @Override
        protected void answer(HttpExchange exchange) throws IOException {
            try {
                loaded.odoo.version(version()).answer(exchange);
            } catch (Loaded.Otherwise other) {
                other.answer().handle(exchange);
            }
        }

        @Override
        protected void has(int id, String name, String price) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("id", id).put("name", name).put("active", true).put("default_code", "S-" + id);
            row.put("lst_price", new java.math.BigDecimal(price));
            loaded.rows("product.product").add(row);
        }

        @Override
        protected String at(int id) {
            ObjectNode row = loaded.row("product.product", id);
            return row.path("name").asString() + " at "
                    + row.path("lst_price").decimalValue().setScale(2).toPlainString();
        }

        @Override
        protected int size() {
            return loaded.rows("product.product").size();
        }

        @Override
        protected int taken() {
            return loaded.taken;
        }

        @Override
        protected String price() {
            return "price";
        }

        @Override
        protected void refuses(String marker, String words) {
            loaded.refused.put(marker, words);
        }

        @Override
        protected void onceAfterwards(HttpHandler answer) {
            loaded.afterwards.add(answer);
        }

        @Override
        protected void onceInstead(HttpHandler answer) {
            loaded.instead.add(answer);
        }

        @Test
        void aMethodThatSaysNothingIsLookedAtAndNeverCalledAgain() {
            has(1, "P 1", "10.00");
            has(2, "P 2", "10.00");
            loaded.isSilent = true;
            assertThat(words(apply(price(1, "10.00", "12.50"), price(2, "10.00", "12.50"))))
                    .containsExactly("applied", "applied");
            loaded.takesNothing = true;
            assertThat(words(apply(price(1, "12.50", "13.00"), price(2, "12.50", "13.00"))))
                    .containsExactly("rejected", "rejected");
            assertThat(loaded.odoo.asked("product.product", "load")).hasSize(2);
        }

        @Test
        void aFaultThatIsNobodysIsFoundByHalves() {
            for (int id = 1; id <= 8; id++) {
                has(id, "P " + id, "10.00");
            }
            loaded.raising.add("13.37");
            FieldChange[] changes = new FieldChange[8];
            for (int id = 1; id <= 8; id++) {
                changes[id - 1] = price(id, "10.00", id == 5 ? "13.37" : "11.00");
            }
            List<Written> written = apply(changes);
            assertThat(words(written).stream().filter("applied"::equals)).hasSize(7);
            assertThat(words(written).get(4)).isEqualTo("rejected");
        }

        @Test
        void aCustomerThatIsMadeIsOneOfThoseThatAreRead() {
            FieldChange made = create("shop 7/Ω", data("name", "Ada", "email", "ada@example.test", "city", "Łódź"));
            for (String expected : List.of("applied", "unchanged")) {
                assertThat(words(target(standIn.uri("/"), EntityType.CUSTOMER).apply(List.of(made), () -> {})))
                        .containsExactly(expected);
            }
            assertThat(loaded.rows("res.partner")).hasSize(1);
            assertThat(loaded.rows("res.partner")
                            .getFirst()
                            .path("customer_rank")
                            .asInt())
                    .isEqualTo(1);
            assertThat(loaded.rows("ir.model.data").getFirst().path("name").asString())
                    .startsWith("customer_sha-");
        }

        @Test
        void whoMayNotSeeTheNamesOfRecordsLeavesFindingThemToOdoo() {
            loaded.odoo.instead("ir.model.data.search_read", call -> {
                throw new OdooStandIn.Raised(403, "odoo.exceptions.AccessError", "Not for you.");
            });
            FieldChange made = create("k-1", data("name", "New", "price", "3.00"));
            assertThat(words(apply(made))).containsExactly("applied");
            assertThat(words(apply(made))).containsExactly("applied");
            assertThat(size()).isEqualTo(1);
        }

        @Test
        void aUserWhoMayOnlyReadIsTold() {
            loaded.mayWrite = true;
            target(standIn.uri("/")).checkRight();
            loaded.mayWrite = false;
            assertThatThrownBy(() -> target(standIn.uri("/")).checkRight()).hasMessageContaining("not change it");
        }
    }

    @Nested
    class ByJsonRpc extends Spoken {
        @Override
        String settings() {
            return OdooFixture.RPC;
        }

        @Override
        int version() {
            return 17;
        }
    }

    @Nested
    class ByJson2 extends Spoken {
        @Override
        String settings() {
            return OdooFixture.JSON_2;
        }

        @Override
        int version() {
            return 19;
        }
    }

    /** What a real Odoo said to rows that it kept, and to one that it did not. */
    @Test
    void recordedAnswersAreRead() {
        Load kept = Load.of(result("load_upsert"));
        assertThat(kept.ids()).containsExactly(48L, 49L);
        assertThat(kept.faults()).isEmpty();
        Load refused = Load.of(result("load_error"));
        assertThat(refused.ids()).isEmpty();
        assertThat(refused.faults())
                .containsOnlyKeys(0)
                .containsValue("No matching record found for name 'Nowhere' in field 'Country'");
    }

    private static JsonNode result(String name) {
        return OdooStandIn.JSON.readTree(RecordedOdoo.one("odoo", name).body()).path("result");
    }
}
