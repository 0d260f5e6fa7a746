package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.preview.delta.Delivery;
import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.delta.StagedSource;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hundred thousand records against as many, all of them changed: the most there is to do. */
final class LargeDelta {

    private static final int RECORDS = 100_000;
    private static final int PAGE = 1_000;

    private final InProcess application;
    private final Organisation organisation;
    private final UUID ours = UUID.randomUUID();
    private final UUID preview = UUID.randomUUID();

    LargeDelta(Database database, InProcess application) {
        this.application = application;
        try (Sql sql = database.asAdministrator()) {
            organisation = Organisation.create(sql);
            sql.run(
                    "insert into public.sync_preview_cache (id, org_id, sync_type) values (?, ?, 'custom')",
                    preview,
                    organisation.id());
            sql.run(
                    "insert into sync_console.preview_plan (org_id, preview_id, connection_id, entity_code, source_code,"
                            + " state_code) values (?, ?, ?, 2, 4, 1)",
                    organisation.id(),
                    preview,
                    ours);
        }
    }

    Organisation organisation() {
        return organisation;
    }

    UUID measure(Results results) {
        long start = System.nanoTime();
        store(ours);
        double store = seconds(start);
        start = System.nanoTime();
        for (int first = 0; first < RECORDS; first += PAGE) {
            List<SourceRecord> page = IntStream.range(first, first + PAGE)
                    .mapToObj(i -> new SourceRecord(id(i), RecordState.ACTIVE, product(i, "11.00")))
                    .toList();
            Delivery delivery = Delivery.ofRecords();
            delivery.add(page);
            inTransaction(() -> application.bean(StagedSource.class).stage(preview, delivery));
        }
        double staged = seconds(start);
        compare();
        results.add(Row.of("delta of 100,000 records against 100,000, all changed", seconds(start), "s")
                .beside("of it: putting down what the source delivers", staged)
                .atMost(10));
        results.add(Row.of("100,000 records written to the store in batches of 1,000", store, "s"));
        return preview;
    }

    void store(UUID connection) {
        for (int first = 0; first < RECORDS; first += PAGE) {
            List<RecordChange> changes = IntStream.range(first, first + PAGE)
                    .mapToObj(i -> new RecordChange(
                            RecordChange.Operation.CREATE, id(i), 0, RecordState.ACTIVE, product(i, "10.00")))
                    .toList();
            inTransaction(() -> application.bean(Target.class).apply(connection, EntityType.PRODUCT, changes));
        }
    }

    private void compare() {
        DeltaStep step = application.bean(DeltaStep.class);
        var sides = new DeltaStep.Sides(preview, ours, EntityType.PRODUCT.code(), true);
        DeltaStep.Progress progress = DeltaStep.Progress.none();
        while (!progress.isOver()) {
            DeltaStep.Progress before = progress;
            progress = inTransaction(() -> step.next(sides, before));
        }
        var sight = new PlanRow.Sight((long) RECORDS, RECORDS, 0, true, List.of());
        var comparison = new PlanLife.Comparison(sight, progress.stored(), progress.unchanged());
        inTransaction(() -> application.bean(PlanLife.class).computed(preview, comparison));
    }

    private <T> T inTransaction(Supplier<T> work) {
        TransactionTemplate transaction = application.bean(TransactionTemplate.class);
        return application.as(organisation, () -> transaction.execute(status -> work.get()));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static String id(int number) {
        return "p-%06d".formatted(number);
    }

    static ObjectNode product(int number, String price) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", "Product number " + number)
                .put("sku", "SKU-" + number)
                .put("price", price)
                .put("stock", number % 90)
                .put("description", "What is to be said of product " + number + ", and a little more than that.");
    }
}
