package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

@ConsoleTest
@Import(MadeUpSources.class)
class DeltaTest {

    private final ApplicationContext context;

    @Autowired
    DeltaTest(ApplicationContext context) {
        this.context = context;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("com.mantisnxt.sync.run.RandomRecords#seeds")
    void appliedToTheTargetTheDeltaGivesTheSource(long seed) {
        Random random = new Random(seed);
        Shop shop = Shop.with(
                context, new RecordsOfATest().all(RandomRecords.of(random)).inPagesOf(7));
        shop.approve(shop.compute());
        shop.work();
        for (int round = 0; round < 2; round++) {
            List<SourceRecord> next = RandomRecords.of(random);
            shop.now(new RecordsOfATest().all(next).inPagesOf(1 + random.nextInt(30)));
            UUID preview = shop.compute();
            if (shop.plan(preview).counts().total() > 0) {
                shop.approve(preview);
                shop.work();
            }
            assertThat(shop.records().stream().map(r -> RandomRecords.text(r.externalId(), r.state(), r.data())))
                    .containsExactlyInAnyOrderElementsOf(next.stream()
                            .map(r -> RandomRecords.text(r.externalId(), r.state(), r.data()))
                            .toList());
        }
        assertThat(shop.plan(shop.compute()).counts().total()).isZero();
    }

    @Test
    void fewerThanAnnouncedMakesItIncompleteAndNothingIsDeleted() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(20, "1"));
        shop.now(new RecordsOfATest().products(15, "2").products(3, "2").announcing(20));
        PlanRow plan = shop.plan(shop.compute());
        assertThat(plan.sight().complete()).isFalse();
        assertThat(plan.sight().seen()).isEqualTo(15);
        assertThat(plan.sight().duplicates()).isEqualTo(3);
        assertThat(plan.sight().unseen())
                .containsExactly("The source announced 20 records and delivered 15 different ones.");
        assertThat(plan.counts().updated()).isEqualTo(15);
        assertThat(plan.counts().deleted()).isZero();
    }

    @Test
    void whatTheSourceCouldNotSeeMakesItIncomplete() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(5, "1"));
        shop.now(new RecordsOfATest().products(4, "1").missing("Drafts are hidden from this key."));
        PlanRow plan = shop.plan(shop.compute());
        assertThat(plan.sight().unseen()).containsExactly("Drafts are hidden from this key.");
        assertThat(plan.counts().deleted()).isZero();
    }

    @Test
    void aWalkThatBreaksKeepsWhatWasSeenAndSaysWhy() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(3_000, "1"));
        shop.now(new RecordsOfATest().products(3_000, "2").breakingAfter(2_000));
        PlanRow plan = shop.plan(shop.compute());
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertThat(plan.counts().updated()).isEqualTo(2_000);
        assertThat(plan.counts().deleted()).isZero();
        assertThat(plan.sight().unseen().getFirst()).contains("The shop does not answer.");
    }

    @Test
    void aSourceThatCannotBeReadAtAllFailsVisibly() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(3, "1").breakingAfter(0));
        UUID preview = shop.compute();
        PlanRow plan = shop.plan(preview);
        assertThat(plan.state()).isEqualTo(PlanState.FAILED);
        assertThat(plan.failure()).isEqualTo(new PlanRow.Failure("source_away", "The shop does not answer."));
        assertThat(shop.request()).as("a new try").isNotEqualTo(preview);
    }

    @Test
    void whatIsArchivedAtTheSourceChangesItsStateAndIsNoDeletion() {
        Shop shop = Shop.stored(context, new RecordsOfATest().record("a", "{\"name\":\"A\"}"));
        shop.now(new RecordsOfATest().record("a", RecordState.ARCHIVED, "{\"name\":\"A\"}"));
        UUID preview = shop.compute();
        List<PlanItemRow> rows = shop.as(() -> context.getBean(PlanItems.class).at(preview, ItemQuery.all(), 0, 9));
        assertThat(rows).extracting(PlanItemRow::kind).containsExactly(ChangeKind.UPDATED);
        assertThat(rows.getFirst().changed()).containsExactly(PlanItemRow.STATE);
        shop.approve(preview);
        shop.work();
        assertThat(shop.records().getFirst().state()).isEqualTo(RecordState.ARCHIVED);
    }

    @Test
    void smallOnesAreOneDeltaTooAndLargeOnesOnlyNumbers() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(1_500, "2"));
        UUID large = shop.compute();
        var delta = shop.as(() -> context.getBean(Previews.class).get(large)).delta();
        assertThat(delta.truncated()).isTrue();
        assertThat(delta.count(ChangeKind.NEW)).isEqualTo(1_490);
        assertThat(delta.count(ChangeKind.UPDATED)).isEqualTo(10);
        assertThat(delta.held(ChangeKind.NEW)).isZero();

        Shop small = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        small.now(new RecordsOfATest().products(5, "2"));
        UUID id = small.compute();
        var held = small.as(() -> context.getBean(Previews.class).get(id)).delta();
        assertThat(held.held(ChangeKind.UPDATED)).isEqualTo(5);
        assertThat(held.held(ChangeKind.DELETED)).isEqualTo(5);
        assertThat(held.disagrees()).isFalse();
    }
}
