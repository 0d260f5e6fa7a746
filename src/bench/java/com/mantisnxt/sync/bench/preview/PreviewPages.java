package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Repeated;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.PreviewItems;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.Plans;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Pages of a preview of a hundred thousand items, beside the same items in one jsonb. */
final class PreviewPages {

    private static final int ITEMS = 100_000;
    private static final int PAGE = 50;
    private static final int TIMES = 1_000;

    /** As a service would write it, if it wrote that much. */
    private static final String ONE_JSONB = """
            insert into public.sync_preview_cache (id, org_id, sync_type, delta_json)
            select ?, org_id, 'custom', jsonb_build_object('updated', jsonb_agg(jsonb_build_object(
                       'id', external_id, 'old_data', before_data, 'new_data', after_data) order by position))
              from sync_console.preview_item
             where preview_id = ?
             group by org_id
            """;

    private final Database database;
    private final InProcess application;
    private final Organisation organisation;

    PreviewPages(Database database, InProcess application, Organisation organisation) {
        this.database = database;
        this.application = application;
        this.organisation = organisation;
    }

    void measure(Results results, UUID preview) {
        UUID jsonb = UUID.randomUUID();
        try (Sql sql = database.asAdministrator()) {
            sql.run("vacuum analyze sync_console.preview_item");
            sql.run("vacuum analyze sync_console.preview_item_tag");
            sql.run(ONE_JSONB, jsonb, preview);
        }
        PlanItems items = application.bean(PlanItems.class);
        PreviewItems delta = application.bean(PreviewItems.class);
        Figures one = times(20, first -> delta.at(jsonb, ChangeKind.UPDATED, first, PAGE));
        Figures header = times(TIMES, first -> application.bean(Plans.class).get(preview));
        tell(results, "header", header, Double.NaN, 2);
        Figures any = times(TIMES, first -> items.at(preview, ItemQuery.all(), first, PAGE));
        tell(results, "any page", any, one.median(), 2);
        ItemQuery kind = ItemQuery.of(ChangeKind.UPDATED);
        tell(
                results,
                "any page of a kind",
                times(TIMES, first -> items.at(preview, kind, first, PAGE)),
                one.median(),
                2);
        ItemQuery field = ItemQuery.all().withField("price");
        Figures byField = times(TIMES, first -> items.at(preview, field, first, PAGE));
        tell(results, "any page of items that change a field", byField, one.median(), 2);
        Figures item = times(TIMES, first -> items.get(preview, first));
        tell(results, "one item in full", item, Double.NaN, 2);
        ItemQuery rare = ItemQuery.all().withText("sku-99999");
        Figures search = times(30, first -> items.at(preview, rare, 0, PAGE));
        Figures searchOne = times(5, first -> delta.count(jsonb, "sku-99999"));
        tell(results, "a text that one item has", search, searchOne.median(), Double.NaN);
    }

    private static void tell(Results results, String what, Figures figures, double jsonb, double most) {
        Row row = Row.of("preview of 100,000 items, " + what + ": p99", figures.quantile(0.99), "ms");
        row = Double.isNaN(jsonb) ? row : row.beside("one jsonb: p50", jsonb);
        results.add(Double.isNaN(most) ? row : row.atMost(most));
    }

    private Figures times(int count, IntConsumer reading) {
        return Repeated.millis(
                count,
                ITEMS - PAGE,
                first -> application.as(organisation, () -> {
                    reading.accept(first);
                    return true;
                }));
    }
}
