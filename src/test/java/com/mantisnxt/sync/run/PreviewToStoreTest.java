package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** From a source through a preview into the store, as one administrator goes. */
@ConsoleTest
@Import(MadeUpSources.class)
class PreviewToStoreTest {

    private final ApplicationContext context;
    private final MadeUpSources sources;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();
    private final WorkNow work;

    @Autowired
    PreviewToStoreTest(ApplicationContext context, MadeUpSources sources, CurrentCaller currentCaller) {
        this.context = context;
        this.sources = sources;
        this.currentCaller = currentCaller;
        this.work = WorkNow.in(context, caller.org());
    }

    @Test
    void whatIsApprovedIsAppliedAndNothingElse() {
        UUID connection = sources.connect(new RecordsOfATest().products(30, "10.00"));
        approve(compute(connection));
        assertThat(stored(connection)).hasSize(30);

        sources.replace(
                connection,
                new RecordsOfATest()
                        .products(20, "10.00")
                        .record("p-000020", "{\"name\":\"Product 20\",\"price\":\"15.00\",\"stock\":0}")
                        .record("z", "{\"name\":\"Brand new\"}"));
        UUID preview = compute(connection);
        PlanRow plan = as(() -> plans().get(preview));
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertThat(plan.counts()).isEqualTo(new PlanRow.Counts(1, 1, 9, 20, 0, 30));
        List<PlanItemRow> rows = as(() -> items().at(preview, ItemQuery.all(), 0, 50));
        assertThat(rows).extracting(PlanItemRow::position).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(rows.getFirst().changed()).containsExactly("price", "stock");
        PlanItem changed = as(() -> items().get(preview, 0));
        assertThat(changed.before().data().get("price").asString()).isEqualTo("10.00");
        assertThat(changed.after().data().get("price").asString()).isEqualTo("15.00");
        assertThat(as(() -> items().at(preview, ItemQuery.of(ChangeKind.DELETED), 3, 2)))
                .extracting(PlanItemRow::externalId)
                .containsExactly("p-000024", "p-000025");

        as(() -> exclusions().exclude(preview, List.of(2, 3), "still sold"));
        as(() -> exclusions().excludeField(preview, 0, "price", "wrong price list"));
        approve(preview);
        assertThat(as(() -> context.getBean(PlanResults.class).of(preview)))
                .isEqualTo(new PlanResults.Result(9, 9, 0, 0, 0));
        assertThat(stored(connection)).hasSize(24);
        StoredRecord twenty = stored(connection).get(20);
        assertThat(twenty.data().get("price").asString()).isEqualTo("10.00");
        assertThat(twenty.data().get("stock").asInt()).isZero();
        assertThat(twenty.version()).isEqualTo(2);
        String applySync = as(() -> plans().get(preview)).applySync();
        assertThat(as(() -> context.getBean(Syncs.class).get(applySync)).status())
                .isEqualTo(SyncStatus.COMPLETED);
    }

    private UUID compute(UUID connection) {
        UUID preview = as(() -> context.getBean(PreviewRequests.class).request(connection, EntityType.PRODUCT))
                .preview();
        work.all();
        return preview;
    }

    private void approve(UUID preview) {
        String hash = as(() -> plans().get(preview)).hash();
        as(() -> context.getBean(PreviewApproval.class).approve(preview, hash));
        work.all();
        assertThat(as(() -> plans().get(preview)).state()).isEqualTo(PlanState.APPLIED);
    }

    private List<StoredRecord> stored(UUID connection) {
        return as(() -> context.getBean(RecordStore.class).page(connection, EntityType.PRODUCT, null, 1_000));
    }

    private Plans plans() {
        return context.getBean(Plans.class);
    }

    private PlanItems items() {
        return context.getBean(PlanItems.class);
    }

    private Exclusions exclusions() {
        return context.getBean(Exclusions.class);
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
