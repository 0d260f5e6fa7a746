package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.demo.shop.DemoShop;
import com.mantisnxt.sync.run.Rhythm;
import com.mantisnxt.sync.run.SyncSetting;
import com.mantisnxt.sync.run.SyncSettings;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Connections to a file of products and to a made-up shop, so that previews can be asked for, decided and applied right away. */
@Component
@Profile("demo")
class DemoConnections {

    private static final String CATALOGUE = "Spring catalogue";
    private static final String SHOP = "Northwind shop";
    private static final List<EntityType> SHOP_ENTITIES = List.of(
            EntityType.PRODUCT,
            EntityType.INVENTORY,
            EntityType.CUSTOMER,
            EntityType.ORDER,
            EntityType.CATEGORY,
            EntityType.ATTRIBUTE);
    private static final int PRODUCTS = 2_000;
    private static final List<String> KINDS =
            List.of("Trail jacket", "Camp stove", "Merino tee", "Headlamp", "Climbing rope", "Ботинки", "寝袋");
    private static final List<String> COLOURS = List.of("blue", "sand", "moss", "red");

    private final Connections connections;
    private final Uploads uploads;
    private final SyncSettings settings;
    private final DemoShop shop;
    private final JsonMapper json;

    DemoConnections(Connections connections, Uploads uploads, SyncSettings settings, DemoShop shop, JsonMapper json) {
        this.connections = connections;
        this.uploads = uploads;
        this.settings = settings;
        this.shop = shop;
        this.json = json;
    }

    /** For the organisation that asks, once. */
    void connect() {
        if (named(CATALOGUE).isEmpty()) {
            UUID id = connections.create(catalogue());
            byte[] lines = products().getBytes(StandardCharsets.UTF_8);
            uploads.keep(id, EntityType.PRODUCT, "spring-catalogue.ndjson", new ByteArrayInputStream(lines));
        }
    }

    /**
     * To the shop where it is found this time; once archived it stays so, and is empty. The shop calls when something is
     * sold.
     *
     * @param console where this console is called
     */
    Optional<UUID> connectShop(URI console) {
        Optional<UUID> connected = connectShop();
        connected.ifPresent(connection -> shop.calls(hook(console, connection)));
        return connected;
    }

    private Optional<UUID> connectShop() {
        Optional<Connection> known = named(SHOP);
        if (known.isEmpty()) {
            UUID made = connections.create(
                    shop(SHOP_ENTITIES.stream().map(this::shopSetup).toList()));
            schedule(made);
            return Optional.of(made);
        }
        if (known.get().archivedAt() != null) {
            return Optional.empty();
        }
        if (!isUpToDate(known.get())) {
            connections.update(
                    known.get().id(), known.get().version(), shop(known.get().entities()));
        }
        return Optional.of(known.get().id());
    }

    /** Prices are written back, so that one can see it; for the rest that is left to whoever tries it. */
    private EntitySetup shopSetup(EntityType entity) {
        ObjectNode settings = json.createObjectNode();
        if (entity == EntityType.PRODUCT) {
            settings.put(WriteOffer.SWITCH.name(), "on");
        }
        return new EntitySetup(entity, true, settings, json.createArrayNode());
    }

    private boolean isUpToDate(Connection known) {
        return shop.uri().toString().equals(known.baseUrl())
                && known.secretNames().contains(HookReader.SECRET);
    }

    private static URI hook(URI console, UUID connection) {
        return console.resolve("/hooks/v1/" + connection);
    }

    /** Something runs by itself, something waits for people, and the rest for somebody who asks. */
    private void schedule(UUID connection) {
        Map.of(
                        EntityType.ORDER,
                        SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofMinutes(5))),
                        EntityType.INVENTORY,
                        SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofMinutes(10))),
                        EntityType.CATEGORY,
                        SyncSetting.USUAL.with(false, Rhythm.Calendar.of("30 3 * * MON-FRI", "Europe/Berlin")))
                .forEach((entity, setting) -> settings.set(connection, entity, setting));
    }

    private Optional<Connection> named(String name) {
        return connections.list().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    private ConnectionDraft shop(List<EntitySetup> entities) {
        return new ConnectionDraft(
                SHOP,
                SourceSystem.WOOCOMMERCE,
                shop.uri().toString(),
                json.createObjectNode(),
                Secrets.of(Map.of(
                        "consumerKey",
                        DemoShop.KEY,
                        "consumerSecret",
                        DemoShop.SECRET,
                        HookReader.SECRET,
                        DemoShop.HOOK_SECRET)),
                entities);
    }

    private ConnectionDraft catalogue() {
        ObjectNode file = json.createObjectNode()
                .put("origin", "upload")
                .put("format", "ndjson")
                .put("id", "/sku");
        var products = new EntitySetup(EntityType.PRODUCT, true, file, json.createArrayNode());
        return new ConnectionDraft(
                CATALOGUE, SourceSystem.CUSTOM, null, json.createObjectNode(), Secrets.none(), List.of(products));
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
