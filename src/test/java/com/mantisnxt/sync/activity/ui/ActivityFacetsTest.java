package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was found is counted by its values and by its causes. */
class ActivityFacetsTest extends ActivityPage {

    @Test
    void facetsCountTheirValuesAndTakeThemInAndOut() {
        events.add(now.minusSeconds(1), "failed", "order", "boom");
        events.add(now.minusSeconds(2), "failed", "product", "boom");
        events.add(now.minusSeconds(3), "completed", "product", null);
        navigate(ActivityView.class);
        test(facet("Failed, 2 events")).click();
        assertThat(address()).contains("status=failed");
        test(facet("Order, 1 events")).click();
        assertThat(address()).contains("status=failed").contains("entity=order");
        facet("Order, 1 events");
        assertThat(facets("Completed, 1 events")).as("no order completed").isEmpty();
    }

    @Test
    void facetsLeaveOutWhatIsNotWanted() {
        events.add(now.minusSeconds(1), "failed", "order", "boom");
        events.add(now.minusSeconds(2), "completed", "product", null);
        navigate(ActivityView.class);
        test(facet("All but Completed")).click();
        assertThat(address()).contains("failed").doesNotContain("completed,").contains("completed_with_errors");
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    @Test
    void whatNamesNothingCanBeAskedForAndStaysWhereAnotherIsLeftOut() {
        events.add(now.minusSeconds(1), "failed", "order", "boom");
        events.add(now.minusSeconds(2), "failed", "none", "of nothing");
        navigate(ActivityView.class);
        test(facet("All but Order")).click();
        assertThat(address()).contains("none");
        assertThat(test(grid()).size()).isEqualTo(1);
        open("activity?entity=none&q=nothing");
        assertThat(test(grid()).size()).isEqualTo(1);
        open("activity?source=none");
        assertThat(test(grid()).size()).isEqualTo(2);
        assertThat(facet("All but No source").isVisible()).isTrue();
    }

    @Test
    void aCauseBesideTheListAsksForItsErrorsAndASecondClickForAllAgain() {
        for (int i = 0; i < 3; i++) {
            events.add(now.minusSeconds(10 + i), "failed", "order", "order " + i + ": unknown product");
        }
        events.add(now.minusSeconds(1), "failed", "order", "Rate limit");
        navigate(ActivityView.class);
        test(cause("unknown product")).click();
        assertThat(address()).contains("cause=");
        assertThat(test(grid()).size()).isEqualTo(3);
        await().pollInSameThread()
                .until(() -> "true".equals(cause("unknown product").getElement().getAttribute("aria-pressed")));
        test(cause("unknown product")).click();
        assertThat(address()).doesNotContain("cause=");
    }

    @Test
    void whereNothingMatchesTheRailSaysThatThereIsNothingToNarrowDown() {
        events.add(now.minusSeconds(1), "failed", "order", "boom");
        open("activity?q=nowhere");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(rail()).contains("Nothing to narrow down");
        });
        open("activity?q=nowhere&status=completed");
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(rail()).contains("Completed").doesNotContain("Nothing to narrow down");
        });
    }

    private String rail() {
        return $view(FacetRail.class).single().getElement().getTextRecursively();
    }

    @Test
    void whereThereIsNoRoomBesideTheListTheNumbersComeWhenAskedFor() {
        navigate(ActivityView.class);
        Button narrow = $view(Button.class).withText("Narrow down").single();
        assertThat(narrow.getElement().getAttribute("aria-expanded")).isEqualTo("false");
        test(narrow).click();
        assertThat(narrow.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        assertThat($view(FacetRail.class).single().hasClassName("asked-for")).isTrue();
        test(narrow).click();
        assertThat($view(FacetRail.class).single().hasClassName("asked-for")).isFalse();
    }

    @Test
    void errorsAreGroupedByTheirCauseAndACauseLeadsToItsEvents() {
        for (int i = 0; i < 5; i++) {
            events.add(now.minusSeconds(10 + i), "failed", "order", "order " + i + ": unknown product");
        }
        events.add(now.minusSeconds(1), "failed", "order", "Rate limit");
        open("activity?by=cause");
        assertThat(text()).contains("6 errors, 2 causes");
        Grid<?> grid = (Grid<?>) $view(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(2);
        test(grid).clickRow(0);
        assertThat(address()).contains("cause=").doesNotContain("by=cause");
        assertThat(test(grid()).size()).isEqualTo(5);
        open("activity?by=cause&status=completed");
        assertThat(text()).contains("No errors");
        open("activity?by=weather");
        assertThat(text()).contains("by=weather");
    }

    @SuppressWarnings("unchecked")
    private NativeButton facet(String label) {
        return await().pollInSameThread()
                .until(() -> facets(label), Optional::isPresent)
                .orElseThrow();
    }

    private NativeButton cause(String words) {
        return await().pollInSameThread()
                .until(
                        () -> {
                            catchUp();
                            return $view(NativeButton.class).all().stream()
                                    .filter(button -> button.getElement()
                                            .getTextRecursively()
                                            .contains(words))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private Optional<NativeButton> facets(String label) {
        catchUp();
        return $view(NativeButton.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst();
    }
}
