package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.progress.EndedSyncs;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The board's page around its table: the address, the figures, the drawer, and what is there before anything is. */
class LiveBoardViewTest extends ViewTest {

    private final RunningSyncs syncs = new RunningSyncs(database, organisation.id());

    @Test
    void theChipsCountWhatTheBoardHoldsAndFollowIt() {
        syncs.start("shop-1", "shopify");
        syncs.start("odoo-1", "odoo");
        open("");
        shows("All 2", "Shopify 1", "Odoo 1", "WooCommerce 0");
        syncs.start("shop-2", "shopify");
        shows("All 3", "Shopify 2");
    }

    @Test
    void theAddressIsTheFilterAndTheFilterTheAddress() {
        open("?source=shopify&q=Abc");
        assertThat($(TextField.class).single().getValue()).isEqualTo("abc");
        assertThat(pressed()).isEqualTo("Shopify");
        press("stalled");
        assertThat(parameters()).isEqualTo(Map.of("show", "stalled", "source", "shopify", "q", "abc"));
        press("stalled");
        assertThat(parameters()).isEqualTo(Map.of("source", "shopify", "q", "abc"));
    }

    @Test
    void theOrderIsInTheAddressAndStaysWithOtherFilters() {
        open("?source=shopify");
        choose("latest");
        assertThat(parameters()).isEqualTo(Map.of("source", "shopify", "order", "latest"));
        press("stalled");
        assertThat(parameters()).isEqualTo(Map.of("show", "stalled", "source", "shopify", "order", "latest"));
        choose("attention");
        assertThat(parameters()).isEqualTo(Map.of("show", "stalled", "source", "shopify"));
        open("?order=nonsense");
        assertThat($(ChoiceField.class).single().shown()).isEqualTo("attention");
    }

    @Test
    void columnsAreInTheAddressAndStayWhereverOneGoes() {
        open("?columns=-by,-nonsense,-status&source=shopify");
        assertThat(without()).isEqualTo("by");
        turn("ETA");
        assertThat(without()).isEqualTo("eta by");
        assertThat(said()).isEqualTo(Map.of("source", "shopify", "columns", "-eta,-by"));
        choose("latest");
        assertThat(parameters()).isEqualTo(Map.of("source", "shopify", "order", "latest", "columns", "-eta,-by"));
        open("");
        assertThat(without()).as("as this browser had them").isEqualTo("eta by");
        assertThat(said()).isEqualTo(Map.of("columns", "-eta,-by"));
        open("?columns=usual");
        assertThat(without()).as("the address comes first").isEmpty();
        turn("As usual");
        assertThat(said()).isEmpty();
        open("?columns=");
        assertThat(without()).isEmpty();
    }

    @Test
    void whatIsTypedIsOneStep() {
        syncs.start("shop-1", "shopify");
        open("?source=shopify");
        test($(TextField.class).single()).setValue("sh");
        assertThat(parameters()).containsEntry("q", "sh");
        test($(TextField.class).single()).setValue("shop-2");
        assertThat(said()).isEqualTo(Map.of("source", "shopify", "q", "shop-2"));
        assertThat(parameters()).as("no step more").containsEntry("q", "sh");
        shows("All 0");
        open("");
        test($(TextField.class).single()).setValue("s");
        assertThat(parameters()).as("a step from where one came to otherwise").isEqualTo(Map.of("q", "s"));
    }

    @Test
    void theWallboardStaysOneWhereverOneGoes() {
        open("?kiosk");
        choose("latest");
        assertThat(parameters()).containsOnlyKeys("order", "kiosk");
    }

    private String without() {
        return $(SyncBoard.class).single().getElement().getProperty("without", "");
    }

    private void turn(String item) {
        new MenuBarTester<>($(ColumnsButton.class).single()).clickItem("Columns", item);
        roundTrip();
    }

    /** What the address says by now. */
    private static Map<String, String> said() {
        return Address.of(UI.getCurrent()).getQueryParameters().getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private void choose(String order) {
        ChoiceField field = $(ChoiceField.class).single();
        ComponentUtil.fireEvent(field, new ChoiceField.ChosenEvent(field, true, order));
    }

    @Test
    void whatFailedWithinADayIsFoundWhereAllOfItIs() {
        new EndedSyncs(database, organisation.id()).addMany("failed", 3, Map.of("status", "failed", "ago", "20 hours"));
        open("");
        press("failed24");
        leadsToWhatFailedWithinADay();
        assertThat(text()).contains("3 syncs");
    }

    @Test
    void anEarlierLinkToTheFailedLeadsThereToo() {
        open("?show=failed24");
        leadsToWhatFailedWithinADay();
    }

    @Test
    void aLinkOpensItsSyncAndClosingLeavesTheFilter() {
        syncs.start("shop-1", "shopify");
        open("?source=shopify&sync=shop-1");
        assertThat(drawer()).contains("Products from Shopify", "shop-1", "0 / 100");
        test($view(NativeButton.class)
                        .withCondition(
                                button -> "Close".equals(button.getElement().getAttribute("aria-label")))
                        .single())
                .click();
        assertThat(address()).isEqualTo("?source=shopify");
        assertThat($view(SyncDrawer.class).exists()).isFalse();
    }

    @Test
    void anotherOrganisationsSyncLooksLikeOneThatIsNot() {
        new RunningSyncs(database, database.newOrganisation().id()).start("theirs", "odoo");
        open("?sync=theirs");
        assertThat(drawer())
                .contains("There is no such sync in your organisation.")
                .doesNotContain("Odoo");
        open("?sync=nobodys");
        assertThat(drawer()).contains("There is no such sync in your organisation.");
    }

    @Test
    void beforeTheFirstSyncItTellsHowToReportOne() {
        open("");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat($view(FirstReport.class).all()).hasSize(1);
        });
        assertThat($view(FirstReport.class).single().getElement().getAttribute("slot"))
                .isEqualTo("nothing");
        new EndedSyncs(database, organisation.id()).add("one", Map.of());
        open("activity");
        open("");
        shows("All 1");
        assertThat($view(FirstReport.class).exists()).as("they know how").isFalse();
    }

    private static void leadsToWhatFailedWithinADay() {
        assertThat(address()).startsWith("history?");
        assertThat(HistoryPlace.of(QueryParameters.fromString(address().substring("history?".length())))
                        .filter())
                .isEqualTo(HistoryFilter.FAILED_24H);
    }

    private static Map<String, String> parameters() {
        return QueryParameters.fromString(address().substring(1)).getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private void shows(String... words) {
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat($view(NativeButton.class).all())
                    .extracting(NativeButton::getText)
                    .contains(words);
        });
    }

    private String pressed() {
        return $view(NativeButton.class).all().stream()
                .filter(chip -> "true".equals(chip.getElement().getAttribute("aria-pressed")))
                .map(chip -> chip.getText().replaceAll(" [\\d,]+$", ""))
                .findFirst()
                .orElse("");
    }

    private void press(String kpi) {
        KpiStrip strip = $view(KpiStrip.class).single();
        ComponentUtil.fireEvent(strip, new KpiStrip.FilterEvent(strip, true, kpi));
        roundTrip();
    }

    private String drawer() {
        return $view(SyncDrawer.class).single().getElement().getTextRecursively();
    }
}
