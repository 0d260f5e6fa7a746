package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is taken out, the target becomes the source but for that. */
@ConsoleTest
@Import(MadeUpSources.class)
class ExclusionsHoldTest {

    private final ApplicationContext context;
    private final Exclusions exclusions;

    @Autowired
    ExclusionsHoldTest(ApplicationContext context, Exclusions exclusions) {
        this.context = context;
        this.exclusions = exclusions;
    }

    private record Side(RecordState state, ObjectNode data) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("com.mantisnxt.sync.run.RandomRecords#seeds")
    void theTargetBecomesTheSourceButForWhatWasTakenOut(long seed) {
        Random random = new Random(seed);
        Shop shop = Shop.stored(context, new RecordsOfATest().all(RandomRecords.of(random)));
        for (int round = 0; round < 2; round++) {
            List<SourceRecord> source = RandomRecords.of(random);
            shop.now(new RecordsOfATest().all(source));
            UUID preview = shop.compute();
            Map<String, Side> expected = expected(shop, preview, source, random);
            if (shop.plan(preview).counts().included() > 0) {
                shop.approve(preview);
                shop.work();
            }
            assertThat(shop.records().stream()
                            .map(r -> RandomRecords.text(r.externalId(), r.state(), r.data()))
                            .toList())
                    .as("seed %d, round %d", seed, round)
                    .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                            .map(e -> RandomRecords.text(
                                    e.getKey(),
                                    e.getValue().state(),
                                    e.getValue().data()))
                            .toList());
        }
    }

    /** Takes out at random, and says what must become of each record. */
    private Map<String, Side> expected(Shop shop, UUID preview, List<SourceRecord> source, Random random) {
        Map<String, Side> before = new HashMap<>();
        for (StoredRecord record : shop.records()) {
            before.put(record.externalId(), new Side(record.state(), record.data()));
        }
        Map<String, Side> expected = new HashMap<>();
        source.forEach(record -> expected.put(
                record.externalId(), new Side(record.state(), record.data().deepCopy())));
        List<Integer> out = new ArrayList<>();
        for (PlanItemRow row : shop.as(() -> context.getBean(PlanItems.class).at(preview, ItemQuery.all(), 0, 1_000))) {
            Side was = before.get(row.externalId());
            if (random.nextInt(4) == 0) {
                out.add(row.position());
                put(expected, row.externalId(), was);
            }
            for (String field : row.changed()) {
                if (!field.isEmpty() && random.nextInt(4) == 0) {
                    shop.as(() -> exclusions.excludeField(preview, row.position(), field, "at random"));
                    keep(expected, row.externalId(), was, field);
                }
            }
        }
        shop.as(() -> exclusions.exclude(preview, out, "at random"));
        return expected;
    }

    private static void put(Map<String, Side> expected, String id, @Nullable Side was) {
        if (was == null) {
            expected.remove(id);
        } else {
            expected.put(id, was);
        }
    }

    private static void keep(Map<String, Side> expected, String id, Side was, String field) {
        Side next = expected.get(id);
        if (field.equals(PlanItemRow.STATE)) {
            expected.put(id, new Side(was.state(), next.data()));
            return;
        }
        ObjectNode data = next.data().deepCopy();
        data.remove(field);
        if (was.data().has(field)) {
            data.set(field, was.data().get(field));
        }
        expected.put(id, new Side(next.state(), data));
    }
}
