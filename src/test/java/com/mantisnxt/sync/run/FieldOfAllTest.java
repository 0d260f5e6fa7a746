package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.FieldExclusions;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PickedItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A field of all items that match is left alone, and the rest of them applied. */
@ConsoleTest
@Import(MadeUpSources.class)
class FieldOfAllTest {

    private static final PickedItems LISTED =
            PickedItems.matching(ItemQuery.all().withText("product"), List.of(3));

    private final ApplicationContext context;
    private final FieldExclusions fields;
    private Shop shop;
    private UUID preview;

    @Autowired
    FieldOfAllTest(ApplicationContext context, FieldExclusions fields) {
        this.context = context;
        this.fields = fields;
    }

    @BeforeEach
    void pricesAndStocksChange() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        RecordsOfATest changed = new RecordsOfATest();
        for (int i = 0; i < 10; i++) {
            changed.record("p-%06d".formatted(i), "{\"name\":\"Product %d\",\"price\":\"2\",\"stock\":9}".formatted(i));
        }
        shop.now(changed.record("z", "{\"name\":\"Product new\",\"price\":\"3\"}"));
        preview = shop.compute();
    }

    @Test
    void theNumberIsKnownFirstAndHolds() {
        assertThat(count("price")).isEqualTo(new FieldExclusions.Concerned(9, 0));
        assertThat(count("name")).as("changed by none").isEqualTo(new FieldExclusions.Concerned(0, 0));
        String hash = shop.plan(preview).hash();
        PlanRow without = exclude("price");
        assertThat(without.hash()).isNotEqualTo(hash);
        assertThat(without.counts().excluded()).as("the items stay in").isZero();
        assertThat(count("price")).isEqualTo(new FieldExclusions.Concerned(0, 9));
        shop.as(() -> fields.include(preview, LISTED, "price"));
        assertThat(shop.plan(preview).hash()).isEqualTo(hash);
    }

    @Test
    void theFieldStaysAndTheRestIsApplied() {
        exclude("price");
        shop.approve(preview);
        shop.work();
        assertThat(shop.records())
                .filteredOn(record -> !record.externalId().equals("z"))
                .allSatisfy(record -> {
                    String price = record.externalId().equals("p-000003") ? "2" : "1";
                    assertThat(record.data().get("price").asString()).isEqualTo(price);
                    assertThat(record.data().get("stock").asInt()).isEqualTo(9);
                });
        assertThat(shop.records().getLast().data().get("price").asString()).isEqualTo("3");
    }

    @Test
    void someAreNamedOneByOneAndOnesThatDoNotChangeItAreLeftOut() {
        PickedItems some = PickedItems.of(List.of(0, 1, 10, 4_711));
        assertThat(shop.as(() -> fields.count(preview, some, "stock"))).isEqualTo(new FieldExclusions.Concerned(2, 0));
        shop.as(() -> fields.exclude(preview, some, "stock", "Counted by hand"));
        PickedItems updated = PickedItems.matching(ItemQuery.of(ChangeKind.UPDATED), List.of());
        assertThat(shop.as(() -> fields.count(preview, updated, "stock")))
                .isEqualTo(new FieldExclusions.Concerned(8, 2));
    }

    @Test
    void aReasonIsNeededAndWhatIsDecidedStays() {
        assertThatThrownBy(() -> shop.as(() -> fields.exclude(preview, LISTED, "price", " ")))
                .hasMessageContaining("Say why");
        shop.approve(preview);
        assertThatThrownBy(() -> exclude("price")).hasMessageContaining("decided");
    }

    private PlanRow exclude(String field) {
        return shop.as(() -> fields.exclude(preview, LISTED, field, "Another price list"));
    }

    private FieldExclusions.Concerned count(String field) {
        return shop.as(() -> fields.count(preview, LISTED, field));
    }
}
