package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies where: Odoo keeps a row for each lot, package and owner, added up here for each product and internal
 * location. Goes by products, so that all rows of a sum come together.
 */
final class InventoryWalk extends WalkById {

    static final String QUANT = "stock.quant";

    static final ArrayNode MAPPING = Usual.mapping(
            "sku sku text",
            "quantity quantity number",
            "reserved reserved number",
            "available available number",
            "/location_id/1 location text");

    private static final String PRODUCT = "product.product";
    private static final Domain QUANTS = Domain.all().and("location_id.usage", "=", "internal");
    private static final Domain PRODUCTS = Domain.all().and("stock_quant_ids.location_id.usage", "=", "internal");
    private static final int PRODUCTS_AT_ONCE = 200;
    private static final int QUANTS_AT_ONCE = 500;

    private final MappedFields mapping;
    private final Reading reading;
    private final Unseen unseen = new Unseen();
    private @Nullable Long counted;

    /** @throws SourceFault where the mapping reads what stock does not have */
    InventoryWalk(ArrayNode mapping, Reading reading) {
        super(Place.ofRecords(null));
        for (String name : Plan.names(mapping)) {
            if (!Stock.FIELDS.contains(name)) {
                throw new SourceFault(
                        Kind.UNREADABLE, "Stock has no field " + name + " to read; it has " + Stock.FIELDS + ".");
            }
        }
        this.mapping = MappedFields.of(mapping.isEmpty() ? MAPPING : mapping);
        this.reading = reading;
    }

    /** Up to a product whose sums are all delivered. */
    @Override
    List<SourceRecord> page() {
        if (counted == null) {
            counted = reading.odoo().count(QUANT, QUANTS);
        }
        List<ObjectNode> products = reading.rows(
                PRODUCT, PRODUCTS.and("id", ">", last()), List.of("default_code", "active"), PRODUCTS_AT_ONCE);
        if (products.isEmpty()) {
            end();
            return List.of();
        }
        return records(products);
    }

    private List<SourceRecord> records(List<ObjectNode> products) {
        Map<Long, ObjectNode> byId = new TreeMap<>();
        products.forEach(product -> byId.put(product.path("id").asLong(0), product));
        long highest = byId.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        Map<Long, Map<Long, Stock>> stock = new HashMap<>();
        long found = quants(byId, stock);
        List<SourceRecord> records = new ArrayList<>();
        byId.forEach(
                (id, product) -> stock.getOrDefault(id, Map.of()).values().forEach(sum -> add(sum, product, records)));
        passed(highest, found, "products");
        return records;
    }

    private long quants(Map<Long, ObjectNode> products, Map<Long, Map<Long, Stock>> stock) {
        Domain domain = QUANTS.andIn("product_id", products.keySet());
        long after = 0;
        long found = 0;
        while (true) {
            List<ObjectNode> quants = reading.rows(
                    QUANT,
                    domain.and("id", ">", after),
                    List.of("product_id", "location_id", "quantity", "reserved_quantity"),
                    QUANTS_AT_ONCE);
            long highest = after;
            for (ObjectNode quant : quants) {
                highest = Math.max(highest, quant.path("id").asLong(0));
                stock.computeIfAbsent(Reading.one(quant.path("product_id")), any -> new TreeMap<>())
                        .computeIfAbsent(Reading.one(quant.path("location_id")), any -> new Stock(quant))
                        .add(quant);
            }
            if (highest == after) {
                return found;
            }
            found += quants.size();
            after = highest;
        }
    }

    private void add(Stock sum, ObjectNode product, List<SourceRecord> records) {
        String id = sum.id();
        ObjectNode data = mapping.read(sum.row(product), id, unseen);
        if (data != null) {
            boolean isActive = product.path("active").asBoolean(true);
            records.add(new SourceRecord(id, isActive ? RecordState.ACTIVE : RecordState.ARCHIVED, data));
        }
    }

    /** Sums can't be counted beforehand, but what they are made of can. */
    private void end() {
        if (counted == null || counted != seen()) {
            long now = reading.odoo().count(QUANT, QUANTS);
            if (now > seen()) {
                unseen.say("Odoo has %,d rows of stock in internal locations and gave %,d with their products."
                        .formatted(now, seen()));
            }
        }
        ended();
    }

    @Override
    public OptionalLong announced() {
        return OptionalLong.empty();
    }

    @Override
    public List<String> unseen() {
        return unseen.sentences();
    }
}
