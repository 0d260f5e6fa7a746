package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.FieldExclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.ItemChunks;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PickedItems;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRefused;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Guardrails look at what would be applied: a field that stays as it is can pass none. */
@ConsoleTest
@Import(MadeUpSources.class)
class GuardedFieldsTest {

    private final ApplicationContext context;
    private final FieldExclusions fields;
    private final Exclusions exclusions;
    private Shop shop;
    private UUID preview;

    @Autowired
    GuardedFieldsTest(ApplicationContext context, FieldExclusions fields, Exclusions exclusions) {
        this.context = context;
        this.fields = fields;
        this.exclusions = exclusions;
    }

    /** Tents get dearer by half and by a fifth; stoves run out and get dearer by half. */
    @BeforeEach
    void aShop() {
        shop = Shop.stored(
                context,
                new RecordsOfATest()
                        .record("stove", "{\"name\":\"Stove\",\"price\":\"10.00\",\"stock\":3}")
                        .record(
                                "tent",
                                "{\"name\":\"Tent\",\"price\":\"100.00\",\"sale_price\":\"50.00\",\"stock\":3}"));
        shop.now(new RecordsOfATest()
                .record("stove", "{\"name\":\"Stove\",\"price\":\"15.00\",\"stock\":0}")
                .record("tent", "{\"name\":\"Tent\",\"price\":\"150.00\",\"sale_price\":\"60.00\",\"stock\":3}"));
        preview = shop.compute();
    }

    @Test
    void aPriceThatStaysAsItIsIsNoJump() {
        assertThat(found(Warning.PRICE_CHANGE)).isEqualTo("50.00 % of 2");
        leave("stove", "price");
        assertThat(found(Warning.PRICE_CHANGE)).isEqualTo("50.00 % of 1");
        leave("tent", "price");
        assertThat(found(Warning.PRICE_CHANGE))
                .as("the other price of the tent still changes")
                .isEqualTo("20.00 % of 0");
        leave("tent", "sale_price");
        assertThat(found(Warning.PRICE_CHANGE)).isEqualTo("0 % of 0");
        take("tent", "price");
        assertThat(found(Warning.PRICE_CHANGE)).as("put back, it counts again").isEqualTo("50.00 % of 1");
    }

    @Test
    void whatDoesNotRunOutBecauseItsStockStaysDoesNotCount() {
        assertThat(found(Warning.STOCK_TO_ZERO)).isEqualTo("1 % of 1");
        leave("stove", "price");
        assertThat(found(Warning.STOCK_TO_ZERO)).as("another field").isEqualTo("1 % of 1");
        leave("stove", "stock");
        assertThat(found(Warning.STOCK_TO_ZERO)).isEqualTo("0 % of 0");
    }

    @Test
    void anItemThatIsOutAsAWholeDoesNotCountWhateverOfItIsOut() {
        leave("stove", "price");
        shop.as(() -> exclusions.exclude(preview, List.of(row("stove").position()), "not now"));
        assertThat(found(Warning.STOCK_TO_ZERO)).isEqualTo("0 % of 0");
        assertThat(found(Warning.PRICE_CHANGE)).isEqualTo("50.00 % of 1");
    }

    @Test
    void theApprovalIsJudgedByTheSameAndRefusedAsSoonAsAFieldIsBack() {
        forbidOver40();
        leave("stove", "price");
        assertThatThrownBy(() -> shop.approve(preview)).isInstanceOf(PlanRefused.class);
        leave("tent", "price");
        take("stove", "price");
        assertThatThrownBy(() -> shop.approve(preview))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("50");
        leave("stove", "price");
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.APPROVED);
        shop.work();
        assertThat(shop.records())
                .extracting(record -> record.data().path("price").asString())
                .containsExactly("10.00", "100.00");
    }

    @Test
    void theItemIsNotMarkedEither() {
        assertThat(row("stove").warnings()).containsExactlyInAnyOrder(Warning.PRICE_CHANGE, Warning.STOCK_TO_ZERO);
        leave("stove", "price");
        assertThat(row("stove").warnings()).containsExactly(Warning.STOCK_TO_ZERO);
        leave("stove", "stock");
        assertThat(row("stove").warnings()).isEmpty();
        assertThat(row("tent").warnings()).isEqualTo(Set.of(Warning.PRICE_CHANGE));
        leave("tent", "sale_price");
        assertThat(row("tent").warnings()).as("its price jumps all the same").isEqualTo(Set.of(Warning.PRICE_CHANGE));
        take("stove", "price");
        assertThat(row("stove").warnings()).containsExactly(Warning.PRICE_CHANGE);
    }

    /** The list, its numbers and the chips say what would be applied, and every page of it is without a gap. */
    @Test
    void filtersAndTheirNumbersFindWhatIsLeftToWarnOf() {
        assertThat(filtered(Warning.PRICE_CHANGE)).containsExactly("stove", "tent");
        leave("stove", "price");
        assertThat(filtered(Warning.PRICE_CHANGE)).containsExactly("tent");
        assertThat(filtered(Warning.STOCK_TO_ZERO)).containsExactly("stove");
        leave("tent", "price");
        assertThat(filtered(Warning.PRICE_CHANGE))
                .as("its other price changes by a fifth")
                .isEmpty();
        take("tent", "price");
        leave("tent", "sale_price");
        assertThat(filtered(Warning.PRICE_CHANGE)).containsExactly("tent");
        leave("tent", "price");
        leave("stove", "stock");
        assertThat(filtered(Warning.PRICE_CHANGE)).isEmpty();
        assertThat(filtered(Warning.STOCK_TO_ZERO)).isEmpty();
        take("stove", "price");
        take("stove", "stock");
        assertThat(filtered(Warning.PRICE_CHANGE)).containsExactly("stove");
        assertThat(filtered(Warning.STOCK_TO_ZERO)).containsExactly("stove");
    }

    @Test
    void anotherThresholdLeavesOutWhatIsLeftAloneToo() {
        leave("stove", "price");
        forbidOver40();
        assertThat(filtered(Warning.PRICE_CHANGE)).containsExactly("tent");
        leave("tent", "price");
        assertThat(filtered(Warning.PRICE_CHANGE))
                .as("a fifth is not over 40 %")
                .isEmpty();
    }

    @Test
    void anItemThatIsOutAsAWholeIsStillFoundSoThatItCanBePutBack() {
        shop.as(() -> exclusions.exclude(preview, List.of(row("stove").position()), "not now"));
        assertThat(filtered(Warning.STOCK_TO_ZERO)).containsExactly("stove");
    }

    /** What the filter finds, by all ways to ask for it. */
    private List<String> filtered(Warning warning) {
        PlanItems items = context.getBean(PlanItems.class);
        ItemQuery query = ItemQuery.all().withWarning(warning);
        List<String> found = ids(shop.as(() -> items.at(preview, query, 0, 10)));
        assertThat(ids(shop.as(() -> items.page(preview, query, null, 10)).items()))
                .isEqualTo(found);
        assertThat(ids(shop.as(() -> items.at(preview, query.withText("t"), 0, 10))))
                .isEqualTo(found);
        assertThat(shop.as(() -> context.getBean(ItemChunks.class).items(preview, query, null))
                        .content())
                .extracting(item -> item.row().externalId())
                .isEqualTo(found);
        assertThat(shop.as(() -> items.count(preview, query))).isEqualTo(found.size());
        assertThat(shop.as(() -> items.facets(preview)).warnings().getOrDefault(warning, 0))
                .isEqualTo(found.size());
        assertThat(found).allMatch(id -> row(id).warnings().contains(warning));
        return found;
    }

    private static List<String> ids(List<PlanItemRow> rows) {
        return rows.stream().map(PlanItemRow::externalId).toList();
    }

    private void leave(String id, String field) {
        shop.as(() -> fields.exclude(preview, PickedItems.of(List.of(row(id).position())), field, "too much"));
    }

    private void take(String id, String field) {
        shop.as(() -> fields.include(preview, PickedItems.of(List.of(row(id).position())), field));
    }

    private PlanItemRow row(String id) {
        return shop.as(() -> context.getBean(PlanItems.class).at(preview, ItemQuery.all(), 0, 10)).stream()
                .filter(row -> row.externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String found(Warning kind) {
        return shop.as(() -> context.getBean(Guardrails.class).check(preview)).stream()
                .filter(finding -> finding.guardrail().kind() == kind)
                .map(finding -> finding.value() + " % of " + finding.items())
                .findFirst()
                .orElseThrow();
    }

    private void forbidOver40() {
        var guardrail = new Guardrail(Warning.PRICE_CHANGE, new BigDecimal("40"), Guardrail.Action.FORBID);
        shop.as(() -> {
            context.getBean(Guardrails.class).set(shop.connection, guardrail);
            return true;
        });
    }
}
