package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityViewTest extends ViewTest {

    private final LoggedEvents events = new LoggedEvents(database, organisation.id());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void showsWhatHappenedNewestFirst() {
        events.add(now.minusSeconds(20), Map.of("message", "first line\nsecond", "sync", "s/1 Ж"), null);
        events.add(now.minusSeconds(10), "failed", "order", "boom");
        navigate(ActivityView.class);
        var rows = test(grid());
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.getLitRendererPropertyValue(0, "text", "text", String.class))
                .isEqualTo("boom");
        assertThat(rows.getLitRendererPropertyValue(0, "status", "state", String.class))
                .isEqualTo("failed");
        assertThat(rows.getLitRendererPropertyValue(1, "text", "text", String.class))
                .isEqualTo("first line");
        assertThat(rows.getLitRendererPropertyValue(1, "sync", "href", String.class))
                .isEqualTo("./?sync=s%2F1+%D0%96");
    }

    @Test
    void aFilterStandsInTheAddressAndTheAddressMakesTheFilter() {
        events.add(now, "completed", "product", null);
        events.add(now, "failed", "order", "boom");
        open("activity?status=failed&last=7d");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(statuses().getValue()).containsExactly(SyncStatus.FAILED);
        test(statuses()).selectItem("Failed", "Completed");
        assertThat(address()).contains("status=completed").contains("last=7d");
    }

    @Test
    void theSearchLineIsTheWholeFilter() {
        events.add(now, "failed", "order", "Rate limit exceeded: 429");
        events.add(now.minusSeconds(1), "failed", "product", "Rate limit exceeded: 430");
        events.add(now.minusSeconds(2), "failed", "order", "boom");
        navigate(ActivityView.class);
        assertThat(test(grid()).size()).isEqualTo(3);
        test(line()).setValue("entity:order \"rate limit\" 42");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(address()).contains("entity=order").contains("q=%22rate%20limit%22%2042");
        assertThat(line().getValue()).isEqualTo("entity:order \"rate limit\" 42");
        test(line()).setValue("");
        assertThat(test(grid()).size()).isEqualTo(3);
    }

    @Test
    void whatTheLineCannotReadIsSaidWithItsPlaceAndNothingChanges() {
        events.add(now, "failed", "order", "boom");
        navigate(ActivityView.class);
        test(line()).setValue("boom status:fialed");
        assertThat(line().isInvalid()).isTrue();
        assertThat(line().getErrorMessage()).contains("status:fialed", "character 6", "failed");
        assertThat(address()).isEqualTo("activity");
        test(line()).setValue("boom status:failed");
        assertThat(line().isInvalid()).isFalse();
    }

    @Test
    void aTextTooShortForTheIndexSaysThatOnlyTheNewestAreSearched() {
        open("activity?q=42");
        assertThat(line().getHelperText()).contains("newest 20,000");
        open("activity?q=429");
        assertThat(line().getHelperText()).isNullOrEmpty();
    }

    private LineField line() {
        return $view(LineField.class).single();
    }

    @Test
    void aRowOpensBesideTheListAndClosesAgain() {
        String error = "boom ".repeat(800).strip();
        EventId id = events.add(
                now, Map.of("status", "failed", "details", "{\"code\":429,\"sku\":\"Ж-1\"}", "sync", "s-1"), error);
        EventId near = events.add(now.minusSeconds(60), "completed", "product", null);
        navigate(ActivityView.class);
        test(grid()).clickRow(0);
        assertThat(address()).contains("event=" + id);
        assertThat($view(Pre.class).all())
                .extracting(Pre::getText)
                .containsExactly(error, "{\n  \"sku\" : \"Ж-1\",\n  \"code\" : 429\n}");
        assertThat($view(DescriptionList.class).single().getElement().getTextRecursively())
                .contains("s-1");
        assertThat($view(RouterLink.class).all())
                .extracting(RouterLink::getHref)
                .anyMatch(href -> href.contains(near.toString()));
        test($view(Button.class)
                        .withCondition(
                                button -> "Close".equals(button.getAriaLabel().orElse("")))
                        .single())
                .click();
        assertThat($view(MasterDetailLayout.class).single().getDetail()).isNull();
        assertThat(address()).doesNotContain("event=");
    }

    @Test
    void aDeepLinkOpensItsEventAlsoWhereTheListDoesNotHoldIt() {
        EventId old = events.add(now.minus(20, ChronoUnit.DAYS), "failed", "order", "long ago");
        open("activity?event=" + old);
        assertThat($view(Pre.class).all()).extracting(Pre::getText).contains("long ago");
    }

    @Test
    void anotherOrganisationsLinkLooksLikeOneToNothing() {
        var other = database.newOrganisation();
        EventId theirs = new LoggedEvents(database, other.id()).add(now, "failed", "order", "secret");
        open("activity?event=" + theirs);
        assertThat(panel()).contains("No such event").doesNotContain("secret");
        open("activity?event=1-11111111-1111-1111-1111-111111111111");
        assertThat(panel()).contains("No such event");
    }

    @Test
    void tellsNothingYetFromNothingNowAndFromFilteredOut() {
        navigate(ActivityView.class);
        assertThat(empty()).contains("Nothing has happened yet");
        EventId old = events.add(now.minus(3, ChronoUnit.DAYS), "completed", "product", null);
        open("activity?last=1h");
        assertThat(empty()).contains("Nothing happened in this time");
        open("activity?status=failed&last=7d");
        assertThat(empty()).contains("Nothing matches");
        test($view(Button.class).withText("Clear the filters").single()).click();
        assertThat(test(grid()).getRow(0).id()).isEqualTo(old);
        assertThat(address()).isEqualTo("activity?last=7d");
    }

    @Test
    void whatTheAddressSaysWrongIsSaidAndLeftOut() {
        events.add(now, "completed", "product", null);
        open("activity?status=exploded&last=soon&user=me&event=x&from=yesterday");
        assertThat(text()).contains("status=exploded", "last=soon", "user=me", "event=x", "from=yesterday");
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    @Test
    void scrollsThroughThousandsWithoutCountingThem() {
        events.addMany(2_345, now);
        navigate(ActivityView.class);
        Grid<ActivityRow> grid = grid();
        assertThat(grid.getLazyDataView().getItems().skip(1_990).limit(20))
                .extracting(ActivityRow::message)
                .first()
                .isEqualTo("event 1990");
        assertThat(grid.getLazyDataView().getItems().count()).isEqualTo(2_345);
        assertThat(text()).contains("2,345 events");
    }

    @Test
    void aRangeOfOnesOwnStandsInTheAddress() {
        events.add(now, "completed", "product", null);
        navigate(ActivityView.class);
        @SuppressWarnings("unchecked")
        Select<Object> range = $view(Select.class).single();
        test(range).selectItem("Last 7 days");
        assertThat(address()).isEqualTo("activity?last=7d");
        test(range).selectItem("Between two times");
        assertThat(address()).startsWith("activity?from=");
    }

    private String panel() {
        return $view(EventPanel.class).single().getElement().getTextRecursively();
    }

    private String empty() {
        return $view(EmptyState.class).single().getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private Grid<ActivityRow> grid() {
        return $view(Grid.class).single();
    }

    @SuppressWarnings("unchecked")
    private MultiSelectComboBox<SyncStatus> statuses() {
        return $view(MultiSelectComboBox.class).all().getFirst();
    }
}
