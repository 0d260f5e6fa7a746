package com.mantisnxt.sync.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.woocommerce.ShopSources;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The connector reads the demo's shop, each by its own understanding of signatures. */
class DemoShopReadTest {

    private final DemoShop shop = new DemoShop(0, Duration.ZERO, Clock.fixed(Instant.now(), ZoneOffset.UTC));
    private final Outgoing outgoing = Doors.toOpen();

    @BeforeEach
    void open() {
        shop.start();
    }

    @AfterEach
    void close() throws IOException {
        shop.stop();
        outgoing.destroy();
    }

    private SourceWalk walk(EntityType entity, String secret) {
        var keys = Map.of("consumerKey", DemoShop.KEY, "consumerSecret", secret);
        return ShopSources.open(shop.uri(), outgoing, keys, entity).walk(entity);
    }

    @ParameterizedTest
    @CsvSource({"PRODUCT, 3000", "INVENTORY, 3000", "CUSTOMER, 900", "ORDER, 1500", "CATEGORY, 10", "ATTRIBUTE, 2"})
    void everythingIsReadOnce(EntityType entity, int atLeast) {
        Set<String> ids = new HashSet<>();
        try (SourceWalk walk = walk(entity, DemoShop.SECRET)) {
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                page.forEach(record -> ids.add(record.externalId()));
            }
            assertThat(ids).hasSizeGreaterThanOrEqualTo(atLeast);
            assertThat(walk.announced()).hasValue(ids.size());
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void aWrongSecretIsRefused() {
        try (SourceWalk walk = walk(EntityType.PRODUCT, "cs_other")) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.WRONG_KEY);
        }
    }

    /** Prices of a product and of a variation, a new product, and one that is not there. */
    @Test
    void changesAreTakenAndFoundByTheNextReading() {
        Map<String, SourceRecord> before = records();
        SourceRecord product = one(before, "simple");
        SourceRecord variation = one(before, "variation");
        var target = ShopSources.target(
                shop.uri(),
                outgoing,
                Map.of("consumerKey", DemoShop.KEY, "consumerSecret", DemoShop.SECRET),
                EntityType.PRODUCT);
        List<FieldChange> changes = List.of(
                price(product, "901.50"),
                price(variation, "902.50"),
                new FieldChange(
                        RecordChange.Operation.CREATE,
                        "mine",
                        null,
                        data("sku", "MINE-1").put("name", "Mine")),
                new FieldChange(RecordChange.Operation.UPDATE, "999999999", data("name", "A"), data("name", "B")));
        assertThat(target.apply(changes, () -> {}))
                .extracting(Written::outcome)
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isInstanceOf(ItemOutcome.Applied.class),
                        outcome -> assertThat(outcome).isInstanceOf(ItemOutcome.Applied.class),
                        outcome -> assertThat(outcome).isInstanceOf(ItemOutcome.Applied.class),
                        outcome -> assertThat(outcome).isInstanceOf(ItemOutcome.Drifted.class));
        Map<String, SourceRecord> after = records();
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.get(variation.externalId())
                        .data()
                        .path("regular_price")
                        .asString())
                .isEqualTo("902.50");
    }

    private static SourceRecord one(Map<String, SourceRecord> records, String type) {
        return records.values().stream()
                .filter(record -> record.state() == RecordState.ACTIVE
                        && record.data().path("type").asString("").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, SourceRecord> records() {
        Map<String, SourceRecord> records = new HashMap<>();
        try (SourceWalk walk = walk(EntityType.PRODUCT, DemoShop.SECRET)) {
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                page.forEach(record -> records.put(record.externalId(), record));
            }
        }
        return records;
    }

    private static FieldChange price(SourceRecord record, String price) {
        String before = record.data().path("regular_price").asString();
        return new FieldChange(
                RecordChange.Operation.UPDATE,
                record.externalId(),
                data("regular_price", before),
                data("regular_price", price));
    }

    private static ObjectNode data(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
