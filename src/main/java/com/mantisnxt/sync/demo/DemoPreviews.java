package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Caches previews by plain SQL, as MantisNXT's own services do. */
@Component
@Profile("demo")
class DemoPreviews {

    private static final String WOO_PRODUCTS = "woo-products-preview";
    private static final String ODOO_PARTNERS = "odoo-partners-preview";
    private static final String SHOPIFY_PRODUCTS = "shopify-products-preview";

    /** Where their services listen. */
    static final List<String> SYNCS = List.of(WOO_PRODUCTS, ODOO_PARTNERS, SHOPIFY_PRODUCTS);

    private static final String CACHE = """
            insert into public.sync_preview_cache (org_id, sync_type, sync_id, delta_json, cache_key, computed_by)
            values (?, ?::public.sync_type, ?, ?::jsonb, ?, ?)
            on conflict do nothing
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Random random = new Random(24);

    DemoPreviews(CurrentCaller currentCaller, TransactionTemplate transaction, JdbcClient jdbc, JsonMapper json) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param maker who is said to have asked for them */
    void cache(OrgId org, UUID maker) {
        Asked asked = new Asked(org, maker);
        currentCaller.runAs(
                Caller.reader(org),
                () -> transaction.executeWithoutResult(status -> {
                    cache(asked, "woocommerce", WOO_PRODUCTS, delta("product", 64, 180, 9));
                    cache(asked, "odoo", ODOO_PARTNERS, delta("customer", 3, 41, 0));
                    cache(asked, "shopify", SHOPIFY_PRODUCTS, delta("product", 0, 12, 2));
                }));
    }

    private void cache(Asked asked, String type, String syncId, Map<String, Object> delta) {
        jdbc.sql(CACHE)
                .params(asked.org().value(), type, syncId, json.writeValueAsString(delta), "demo:" + syncId, asked.by())
                .update();
    }

    private Map<String, Object> delta(String entity, int added, int updated, int deleted) {
        List<Map<String, Object>> fresh = new ArrayList<>();
        List<Map<String, Object>> changed = new ArrayList<>();
        List<Map<String, Object>> gone = new ArrayList<>();
        for (int i = 0; i < added; i++) {
            fresh.add(item(5_000 + i));
        }
        for (int i = 0; i < updated; i++) {
            Map<String, Object> before = item(4_000 + i);
            changed.add(Map.of("id", before.get("id"), "old_data", before, "new_data", changed(before)));
        }
        for (int i = 0; i < deleted; i++) {
            gone.add(item(3_000 + i));
        }
        var statistics = Map.of(
                "new_count", added,
                "updated_count", updated,
                "deleted_count", deleted,
                "total_affected", added + updated + deleted);
        return Map.of(
                "entity_type", entity, "new", fresh, "updated", changed, "deleted", gone, "statistics", statistics);
    }

    private Map<String, Object> item(int number) {
        String[] kinds = {"Oak desk", "Chaise longue", "Світильник", "Cable 2 m", "文件夹", "Müllbeutel 60 l"};
        String kind = kinds[number % kinds.length];
        return Map.of(
                "id", "SKU-" + number,
                "name", kind + " " + number,
                "price", "%d.%02d".formatted(5 + random.nextInt(400), random.nextInt(100)),
                "stock", random.nextInt(90),
                "description", kind + " from the spring catalogue, ships in two days");
    }

    /** Not everything changes of everything. */
    private Map<String, Object> changed(Map<String, Object> before) {
        Map<String, Object> after = new HashMap<>(before);
        int what = random.nextInt(10);
        if (what < 6) {
            double price = Double.parseDouble(String.valueOf(before.get("price")));
            after.put(
                    "price",
                    String.format(
                            Locale.ROOT, "%.2f", price * (1.02 + random.nextDouble() * (what == 0 ? 0.6 : 0.15))));
        }
        if (what > 3) {
            after.put("stock", Integer.parseInt(String.valueOf(before.get("stock"))) + 1 + random.nextInt(60));
        }
        if (what == 1 || what == 9) {
            after.put("description", before.get("description") + ", now in three colours");
        }
        return after;
    }

    /** Who asked for a preview, and where. */
    private record Asked(OrgId org, UUID by) {}
}
