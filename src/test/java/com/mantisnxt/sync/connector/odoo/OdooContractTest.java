package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceContract;
import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Both interfaces of Odoo, each held to the contract. */
class OdooContractTest {

    private abstract static class Spoken extends SourceContract {

        abstract String settings();

        abstract int version();

        @Override
        protected String id(int number) {
            return String.valueOf(number);
        }

        @Override
        protected boolean canBeEntered() {
            return true;
        }

        @Override
        protected List<String> unstable(List<String> twice) {
            return twice;
        }

        @Override
        protected boolean posts() {
            return true;
        }

        @Override
        protected Source source(URI uri) {
            return OdooFixture.source(
                    outgoing, OdooFixture.endpoint(uri, settings(), OdooFixture.setup(EntityType.PRODUCT, "{}", "[]")));
        }

        @Override
        protected void answer(HttpExchange exchange, Shelf shelf) throws IOException {
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] whole = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": 2}".getBytes(StandardCharsets.UTF_8);
                StandIn.send(exchange, 200, "application/json", whole);
                return;
            }
            var odoo = new OdooStandIn().version(version());
            odoo.table(
                    "product.product",
                    "name:char",
                    shelf.ids().stream().map(Spoken::row).toList());
            odoo.instead(
                    "product.product.search_count", call -> JsonNodeFactory.instance.numberNode(shelf.announced()));
            odoo.answer(exchange);
        }

        private static ObjectNode row(String id) {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("name", "Thing " + id);
            return id.isBlank() ? row : row.put("id", Long.parseLong(id));
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
}
