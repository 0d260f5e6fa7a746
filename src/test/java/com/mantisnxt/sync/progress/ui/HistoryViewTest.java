package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.progress.EndedSyncs;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBarTester;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The ended syncs on their page: what its address asks for, in order, and what is there when nothing is. */
class HistoryViewTest extends ViewTest {

    private final EndedSyncs ended = new EndedSyncs(database, organisation.id());

    @Test
    void showsTheLatestEndFirstHoweverManyThereAre() {
        ended.addMany("many", 350, Map.of());
        open("history");
        List<String> ids = shown();
        assertThat(ids).hasSize(350).startsWith("many", "many-1").endsWith("many-349");
        assertThat(text()).contains("350 syncs");
    }

    @Test
    void theAddressIsTheFilterAndTheFilterTheAddress() {
        ended.add("a-failed", Map.of("status", "failed", "entity", "order", "source", "odoo"));
        ended.add("a-timeout", Map.of("status", "timeout", "ago", "3 days"));
        ended.add("b-done", Map.of());
        open("history?status=failed,timeout&last=24h");
        assertThat(shown()).containsExactly("a-failed");
        assertThat(text()).contains("1 sync");
        assertThat(pressed()).containsExactly("Failed", "Timed out");
        assertThat(choice("Ended within").shown()).isEqualTo("24h");

        choose("Ended within", "");
        assertThat(place()).isEqualTo(place("status=failed,timeout"));
        assertThat(shown()).containsExactly("a-failed", "a-timeout");
        choose("Entity", "order");
        choose("System", "odoo");
        assertThat(place()).isEqualTo(place("status=failed,timeout&entity=order&source=odoo"));
        test(chip("Failed")).click();
        assertThat(place()).isEqualTo(place("status=timeout&entity=order&source=odoo"));
        assertThat(empty()).contains("Nothing matches these filters");
        test($view(Button.class).withText("Clear filters").single()).click();
        assertThat(place()).isEqualTo(HistoryFilter.ALL);
        assertThat(shown()).hasSize(3);
        test($(TextField.class).single()).setValue(" A-Fail ");
        assertThat(place()).isEqualTo(place("q=a-fail"));
        assertThat(shown()).containsExactly("a-failed");
    }

    @Test
    void anAddressOfNonsenseShowsAll() {
        assertThat(HistoryPlace.of(QueryParameters.fromString(
                        "status=in_progress,nonsense,&entity='; drop&source=x&last=99y&q=&order=x")))
                .isEqualTo(HistoryPlace.START);
        HistoryPlace some = HistoryPlace.of(QueryParameters.fromString(
                "status=timeout,failed&last=7d&q=%D0%96&order=longest&columns=-took,-nothing"));
        assertThat(some.filter().statuses()).containsExactlyInAnyOrder(SyncStatus.FAILED, SyncStatus.TIMEOUT);
        assertThat(some.filter().within()).isEqualTo(Duration.ofDays(7));
        assertThat(HistoryPlace.of(some.parameters())).isEqualTo(some);
        assertThat(some.parameters().getSingleParameter("columns")).contains("-took");
        ended.add("one", Map.of());
        open("history?status=nonsense&last=99y");
        assertThat(shown()).containsExactly("one");
    }

    @Test
    void theOrderIsInTheAddressAndStaysWithOtherFilters() {
        ended.add("short", Map.of("took", "2"));
        ended.add("long", Map.of("took", "200", "ago", "2 hours"));
        open("history");
        assertThat(shown()).containsExactly("short", "long");
        choose("Order", "longest");
        assertThat(address()).isEqualTo("history?order=longest");
        assertThat(shown()).containsExactly("long", "short");
        choose("Ended within", "1h");
        assertThat(address()).isEqualTo("history?last=1h&order=longest");
        assertThat(shown()).containsExactly("short");
        choose("Order", "latest");
        assertThat(address()).isEqualTo("history?last=1h");
    }

    @Test
    void whatIsTypedIsOneStep() {
        ended.add("one", Map.of());
        ended.add("other", Map.of());
        open("history");
        test($(TextField.class).single()).setValue("o");
        assertThat(address()).isEqualTo("history?q=o");
        test($(TextField.class).single()).setValue("one");
        assertThat(address()).as("no step more").isEqualTo("history?q=o");
        assertThat(Address.of(UI.getCurrent()).getPathWithQueryParameters()).isEqualTo("history?q=one");
        assertThat(shown()).containsExactly("one");
    }

    @Test
    void columnsComeAndGoAndAreInTheAddress() {
        ended.add("one", Map.of());
        open("history?order=longest&columns=-took,-what");
        assertThat(columns()).contains("what", "ended").doesNotContain("took", "card");
        turn("Ended");
        assertThat(columns()).doesNotContain("took", "ended");
        assertThat(Address.of(UI.getCurrent()).getQueryParameters().getParameters())
                .isEqualTo(Map.of("order", List.of("longest"), "columns", List.of("-took,-ended")));
        grid().setNarrow(true);
        assertThat(columns()).as("a phone has cards").containsExactly("card");
        grid().setNarrow(false);
        choose("Order", "name");
        assertThat(columns()).as("wherever one goes from there").doesNotContain("took", "ended");
        open("history");
        assertThat(columns()).as("as this browser had them").doesNotContain("took", "ended");
        assertThat(Address.of(UI.getCurrent()).getPathWithQueryParameters())
                .isEqualTo("history?columns=-took%2C-ended");
    }

    private void turn(String column) {
        new MenuBarTester<>($(ColumnsButton.class).single()).clickItem("Columns", column);
        roundTrip();
    }

    private List<String> columns() {
        return grid().getColumns().stream()
                .filter(Grid.Column<SyncSnapshot>::isVisible)
                .map(column -> Objects.requireNonNull(column.getKey()))
                .toList();
    }

    @Test
    void aRowOpensItsSyncOnTheBoard() {
        ended.add("s/1 Ж", Map.of());
        open("history?status=completed");
        test(grid()).clickRow(0);
        assertThat(QueryParameters.fromString(address().substring(address().indexOf('?') + 1))
                        .getSingleParameter("sync"))
                .contains("s/1 Ж");
        assertThat($view(SyncDrawer.class).single().getElement().getTextRecursively())
                .contains("s/1 Ж");
    }

    @Test
    void tellsNothingYetFromNothingEndedAndFromFilteredOut() {
        open("history");
        assertThat(empty()).contains("No sync has been reported yet", "curl", "/api/v1/syncs");
        try (var service = database.asApplication(organisation.id())) {
            service.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items)"
                            + " values (?, 'runs', 'order', 9)",
                    organisation.id());
        }
        open("history?last=1h");
        assertThat(empty()).contains("Nothing matches these filters");
        open("history");
        assertThat(empty()).contains("Nothing has ended yet");
        assertThat($view(FirstReport.class).exists()).isFalse();
    }

    @Test
    void nothingOfAnotherOrganisationIsListedOrCounted() {
        new EndedSyncs(database, database.newOrganisation().id()).add("theirs", Map.of());
        ended.add("ours", Map.of());
        open("history");
        assertThat(shown()).containsExactly("ours");
        assertThat(text()).contains("1 sync").doesNotContain("theirs");
        open("history?q=theirs");
        assertThat(empty()).contains("Nothing matches these filters");
    }

    private static HistoryFilter place() {
        assertThat(address()).startsWith("history");
        return place(address().substring(Math.min(address().length(), "history?".length())));
    }

    private static HistoryFilter place(String parameters) {
        return HistoryPlace.of(QueryParameters.fromString(parameters)).filter();
    }

    private List<String> shown() {
        return grid().getLazyDataView().getItems().map(SyncSnapshot::syncId).toList();
    }

    private HistoryGrid grid() {
        return $view(HistoryGrid.class).single();
    }

    private String empty() {
        return $view(EmptyState.class).single().getElement().getTextRecursively();
    }

    private NativeButton chip(String text) {
        return $view(NativeButton.class).withText(text).single();
    }

    private List<String> pressed() {
        return $view(NativeButton.class).all().stream()
                .filter(chip -> "true".equals(chip.getElement().getAttribute("aria-pressed")))
                .map(NativeButton::getText)
                .toList();
    }

    private ChoiceField choice(String label) {
        return $view(ChoiceField.class)
                .withCondition(field -> label.equals(field.getElement().getAttribute("aria-label")))
                .single();
    }

    /** As the browser tells it. */
    private void choose(String label, String value) {
        ChoiceField field = choice(label);
        ComponentUtil.fireEvent(field, new ChoiceField.ChosenEvent(field, true, value));
        roundTrip();
    }
}
