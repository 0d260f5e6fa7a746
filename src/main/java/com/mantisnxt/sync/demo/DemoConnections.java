package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A connection to a file of products, so that a preview can be asked for, decided and applied right away. */
@Component
@Profile("demo")
class DemoConnections {

    private static final int PRODUCTS = 2_000;
    private static final List<String> KINDS =
            List.of("Trail jacket", "Camp stove", "Merino tee", "Headlamp", "Climbing rope", "Ботинки", "寝袋");
    private static final List<String> COLOURS = List.of("blue", "sand", "moss", "red");

    private final Connections connections;
    private final Uploads uploads;
    private final JsonMapper json;

    DemoConnections(Connections connections, Uploads uploads, JsonMapper json) {
        this.connections = connections;
        this.uploads = uploads;
        this.json = json;
    }

    /** For the organisation that asks, once. */
    void connect() {
        if (connections.list().isEmpty()) {
            UUID id = connections.create(draft());
            byte[] lines = products().getBytes(StandardCharsets.UTF_8);
            uploads.keep(id, EntityType.PRODUCT, "spring-catalogue.ndjson", new ByteArrayInputStream(lines));
        }
    }

    private ConnectionDraft draft() {
        ObjectNode file = json.createObjectNode()
                .put("origin", "upload")
                .put("format", "ndjson")
                .put("id", "/sku");
        var products = new EntitySetup(EntityType.PRODUCT, true, file, json.createArrayNode());
        return new ConnectionDraft(
                "Spring catalogue",
                SourceSystem.CUSTOM,
                null,
                json.createObjectNode(),
                Secrets.none(),
                List.of(products));
    }

    private String products() {
        Random random = new Random(33);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < PRODUCTS; i++) {
            ObjectNode product = json.createObjectNode()
                    .put("sku", "SKU-%05d".formatted(i))
                    .put("name", KINDS.get(i % KINDS.size()) + ", " + COLOURS.get(i % COLOURS.size()))
                    .put("price", String.format(Locale.ROOT, "%.2f", 5 + random.nextInt(20_000) / 100.0))
                    .put("stock", random.nextInt(90));
            lines.append(json.writeValueAsString(product)).append('\n');
        }
        return lines.toString();
    }
}
