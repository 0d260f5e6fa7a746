package com.mantisnxt.sync.preview.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Items are found by all that people know records by, now and before, however their preview came about. */
@ConsoleTest
@Import(MadeUpSources.class)
class FoundByTest {

    /** One word each, and the one item that has it. */
    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("4711-b", "Id-4711-B"),
            Map.entry("sKU-01", "new-sku"),
            Map.entry("mail02@example", "new-email"),
            Map.entry("number-03", "new-number"),
            Map.entry("code-04", "new-code"),
            Map.entry("boots-05", "new-name"),
            Map.entry("later-11", "up-name"),
            Map.entry("former-11", "up-name"),
            Map.entry("later-12", "up-sku"),
            Map.entry("former-12", "up-sku"),
            Map.entry("later-13@example", "up-email"),
            Map.entry("former-13@example", "up-email"),
            Map.entry("later-14", "up-number"),
            Map.entry("former-14", "up-number"),
            Map.entry("later-15", "up-code"),
            Map.entry("former-15", "up-code"),
            Map.entry("sku-21", "gone-sku"),
            Map.entry("boots-22", "gone-name")));

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ApplicationContext context;

    private final List<Change> changes = new ArrayList<>();
    private Shop shop;

    /** What becomes of a record. */
    private record Change(
            String id,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after) {

        ChangeKind kind() {
            return before == null ? ChangeKind.NEW : after == null ? ChangeKind.DELETED : ChangeKind.UPDATED;
        }
    }

    @BeforeEach
    void records() {
        shop = Shop.with(context, new RecordsOfATest());
        added("Id-4711-B", "price", "1");
        added("new-sku", "sku", "Sku-01");
        added("new-email", "email", "Mail02@Example.test");
        added("new-number", "number", "Number-03");
        added("new-code", "code", "Code-04");
        added("new-name", "name", "Boots-05");
        updated("up-name", "name", "11");
        updated("up-sku", "sku", "12");
        updated("up-email", "email", "13@example.test");
        updated("up-number", "number", "14");
        updated("up-code", "code", "15");
        changes.add(new Change("gone-sku", record("sku", "SKU-21"), null));
        changes.add(new Change("gone-name", record("name", "Boots-22"), null));
    }

    @Test
    void inAPreviewThatTheConsoleComputed() {
        Shop computed = Shop.stored(context, source(true)).unguarded();
        computed.now(source(false));
        shop = computed;
        findsEach(computed.compute());
    }

    @Test
    void inAPreviewThatAServiceBrought() {
        PushedPreviews pushed = context.getBean(PushedPreviews.class);
        UUID preview = shop.as(() -> pushed.begin(EntityType.PRODUCT, SourceSystem.ODOO, null));
        shop.as(() -> {
            pushed.add(
                    preview,
                    changes.stream()
                            .map(change ->
                                    new PushedItem(change.kind(), change.id(), change.before(), change.after(), 1L))
                            .map(PushedItem::ready)
                            .toList());
            return pushed.complete(preview, 100, 0);
        });
        findsEach(preview);
    }

    @Test
    void inAPreviewByPlainSql() {
        var stored = new StoredPreviews(
                TestServer.POSTGRES_18.shared(), shop.caller.org().value(), Objects.requireNonNull(shop.caller.user()));
        UUID preview = stored.add(delta().toString());
        assertThat(shop.as(() -> context.getBean(Unpacking.class).open(preview)).join())
                .isTrue();
        findsEach(preview);
    }

    private void findsEach(UUID preview) {
        PlanItems items = context.getBean(PlanItems.class);
        assertThat(shop.as(() -> items.count(preview, ItemQuery.all()))).isEqualTo(changes.size());
        Map<String, String> found = new TreeMap<>();
        WORDS.keySet()
                .forEach(word -> found.put(
                        word,
                        shop.as(() -> items.at(preview, ItemQuery.all().withText(word), 0, 20)).stream()
                                .map(PlanItemRow::externalId)
                                .collect(Collectors.joining(", "))));
        assertThat(found).isEqualTo(WORDS);
    }

    private RecordsOfATest source(boolean before) {
        var records = new RecordsOfATest();
        changes.forEach(change -> {
            ObjectNode side = before ? change.before() : change.after();
            if (side != null) {
                records.record(change.id(), side.toString());
            }
        });
        return records;
    }

    private ObjectNode delta() {
        ObjectNode delta = JSON.createObjectNode();
        Map.of("new", ChangeKind.NEW, "updated", ChangeKind.UPDATED, "deleted", ChangeKind.DELETED)
                .forEach((name, kind) -> {
                    var list = delta.putArray(name);
                    changes.stream().filter(change -> change.kind() == kind).forEach(change -> {
                        ObjectNode item = list.addObject().put("id", change.id());
                        item.set("old_data", change.before());
                        item.set("new_data", change.after());
                    });
                });
        return delta;
    }

    private void added(String id, String field, String value) {
        changes.add(new Change(id, null, record(field, value)));
    }

    private void updated(String id, String field, String end) {
        changes.add(new Change(id, record(field, "Former-" + end), record(field, "Later-" + end)));
    }

    private static ObjectNode record(String field, String value) {
        return JSON.createObjectNode().put("name", "Thing").put(field, value);
    }
}
