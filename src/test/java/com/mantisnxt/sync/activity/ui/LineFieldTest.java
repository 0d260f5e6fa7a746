package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.grid.Grid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFieldTest extends ViewTest {

    private final LoggedEvents events = new LoggedEvents(database, organisation.id());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void whatIsTypedIsSearchedForAndLeftAsItWasTyped() {
        events.add(now, "failed", "order", "boom");
        events.add(now, "failed", "product", "boom");
        events.add(now, "completed", "order", null);
        navigate(ActivityView.class);
        type("-entity:product  status:failed");
        assertThat(rows()).hasSize(1);
        assertThat(line().text()).isEqualTo("-entity:product  status:failed");
        finish("-entity:product  status:failed");
        assertThat(line().text()).isEqualTo("-entity:product  status:failed");
    }

    @Test
    void anotherChoiceIsWrittenIntoTheLine() {
        events.add(now, "failed", "order", "boom");
        navigate(ActivityView.class);
        type("-status:failed ");
        open("activity?status=failed&q=boom");
        assertThat(line().text()).isEqualTo("status:failed boom");
        open("activity");
        assertThat(line().text()).isEmpty();
    }

    @Test
    void aTimeInTheLineEndsWithIt() {
        events.add(now.minus(3, ChronoUnit.DAYS), "failed", "order", "old boom");
        events.add(now, "failed", "order", "boom");
        navigate(ActivityView.class);
        type("boom last:7d");
        assertThat(rows()).hasSize(2);
        type("boom");
        assertThat(rows()).hasSize(1);
        finish("boom last:7d");
        assertThat(address()).contains("last=7d");
        finish("boom");
        assertThat(address()).doesNotContain("last");
    }

    @Test
    void aFaultWhileTypingLeavesTheListAsItWas() {
        events.add(now, "failed", "order", "boom");
        navigate(ActivityView.class);
        type("status:fialed boom");
        assertThat(line().fault()).contains("status:fialed", "character 1");
        assertThat(rows()).hasSize(1);
        type("status:failed boom");
        assertThat(line().fault()).isNull();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void foundWordsAreMarkedInTheList() {
        events.add(now, "failed", "order", "Rate limit exceeded <b>429</b>");
        navigate(ActivityView.class);
        type("\"rate limit\" 429");
        assertThat(test(grid()).getLitRendererPropertyValue(0, "text", "text", String.class))
                .isEqualTo("Rate limit exceeded <b>429</b>");
        assertThat(test(grid()).getLitRendererPropertyValue(0, "text", "places", List.class))
                .isEqualTo(List.of(0, 10, 23, 26));
    }

    @Test
    void veryForeignInputIsSearchedForLikeAnyOther() {
        events.add(now, "failed", "order", "خطأ في المزامنة 🚚 \"quoted\" \\ end");
        navigate(ActivityView.class);
        for (String line : List.of("خطأ", "🚚", "\"\\\"quoted\\\"\"", "المزامنة 🚚", "x".repeat(5_000), "\0", "\"")) {
            type(line);
            assertThat(line().text().length()).isLessThanOrEqualTo(2_000);
            if (line.length() < 100 && line.length() > 1) {
                assertThat(rows()).as(line).hasSize(1);
            }
        }
    }

    private void type(String text) {
        ComponentUtil.fireEvent(line(), new LineField.Search(line(), true, text, false));
        roundTrip();
    }

    private void finish(String text) {
        ComponentUtil.fireEvent(line(), new LineField.Search(line(), true, text, true));
        roundTrip();
    }

    private List<ActivityRow> rows() {
        return $view(Grid.class).all().isEmpty()
                ? List.of()
                : grid().getLazyDataView().getItems().toList();
    }

    private LineField line() {
        return $view(LineField.class).single();
    }

    @SuppressWarnings("unchecked")
    private Grid<ActivityRow> grid() {
        return $view(Grid.class).single();
    }
}
