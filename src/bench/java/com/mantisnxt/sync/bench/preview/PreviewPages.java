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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages of a preview of a hundred thousand items, beside the same items in one jsonb. */
final class PreviewPages {

    private static final int ITEMS = 100_000;
    private static final int PAGE = 50;
    private static final int TIMES = 1_000;
    private static final int WARM_UP = 3_500;

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
        ItemQuery kind = ItemQuery.of(ChangeKind.UPDATED);
        ItemQuery field = ItemQuery.all().withField("price");
        IntConsumer header = first -> application.bean(Plans.class).get(preview);
        IntConsumer any = first -> items.at(preview, ItemQuery.all(), first, PAGE);
        IntConsumer ofKind = first -> items.at(preview, kind, first, PAGE);
        IntConsumer ofField = first -> items.at(preview, field, first, PAGE);
        IntConsumer item = first -> items.get(preview, first);
        warmUp(header, any, ofKind, ofField, item);
        tell(results, "header", header);
        tell(results, "any page", any);
        tell(results, "any page of a kind", ofKind);
        tell(results, "any page of items that change a field", ofField);
        tell(results, "one item in full", item);
        besideOneJsonb(results, preview, jsonb);
    }

    /** Until the compiler is done with what is measured: it takes the same two cores. */
    private void warmUp(IntConsumer... readings) {
        for (IntConsumer reading : readings) {
            times(WARM_UP, reading);
        }
    }

    private void tell(Results results, String what, IntConsumer reading) {
        Figures figures = times(TIMES, reading);
        Figures nothing = times(
                TIMES,
                first -> application
                        .bean(TransactionTemplate.class)
                        .execute(status -> application
                                .bean(JdbcClient.class)
                                .sql("select 1")
                                .query(Integer.class)
                                .single()));
        results.add(Row.of("preview of 100,000 items, " + what + ": p99", figures.quantile(0.99), "ms")
                .beside("an empty transaction", nothing.quantile(0.99))
                .atMost(2));
        results.add(Row.of("preview of 100,000 items, " + what + ": p50", figures.median(), "ms")
                .beside("an empty transaction", nothing.median()));
    }

    /** What the same costs where all items are one value. */
    private void besideOneJsonb(Results results, UUID preview, UUID jsonb) {
        PlanItems items = application.bean(PlanItems.class);
        PreviewItems delta = application.bean(PreviewItems.class);
        Figures page = times(100, first -> items.at(preview, ItemQuery.all(), first, PAGE));
        Figures pageOfOne = times(20, first -> delta.at(jsonb, ChangeKind.UPDATED, first, PAGE));
        results.add(Row.of("preview of 100,000 items, any page beside one jsonb: p50", page.median(), "ms")
                .beside("one jsonb: p50", pageOfOne.median()));
        ItemQuery rare = ItemQuery.all().withText("sku-99999");
        Figures search = times(30, first -> items.at(preview, rare, 0, PAGE));
        Figures searchOne = times(5, first -> delta.count(jsonb, "sku-99999"));
        results.add(Row.of("preview of 100,000 items, a text that one item has: p99", search.quantile(0.99), "ms")
                .beside("one jsonb: p50", searchOne.median()));
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
