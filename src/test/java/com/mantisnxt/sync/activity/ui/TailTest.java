package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailTest extends ViewTest {

    private final LoggedEvents events = new LoggedEvents(database, organisation.id());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void whileItIsOnNewEventsAppearAtTheTop() {
        EventId old = events.add(now.minusSeconds(9), "completed", "product", null);
        navigate(ActivityView.class);
        turn();
        EventId fresh = events.add(recently(), "failed", "order", "boom");
        shows(fresh, old);
        assertThat(news()).isEmpty();
        assertThat(text()).doesNotContain("2 events");
        turn();
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("2 events");
        });
    }

    @Test
    void whileSomebodyReadsTheListStandsStillAndWhatCameIsCounted() {
        EventId old = events.add(now.minusSeconds(9), "completed", "product", null);
        navigate(ActivityView.class);
        turn();
        shows(old);
        browser(true, false);
        EventId fresh = events.add(recently(), "failed", "order", "boom");
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(news()).containsExactly("1 new");
        });
        assertThat(ids()).containsExactly(old);
        test($view(Button.class).withText("1 new").single()).click();
        assertThat(ids()).containsExactly(fresh, old);
        assertThat(news()).isEmpty();
    }

    @Test
    void anOpenEventHoldsTheListAndClosingItCatchesUp() {
        EventId old = events.add(now.minusSeconds(9), "completed", "product", null);
        navigate(ActivityView.class);
        turn();
        shows(old);
        test(grid()).clickRow(0);
        EventId fresh = events.add(recently(), "failed", "order", "boom");
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(news()).containsExactly("1 new");
        });
        ((ActivityView) getCurrentView()).shortcut("escape");
        assertThat(ids()).containsExactly(fresh, old);
    }

    @Test
    void theFirstEventOfAllEndsTheEmptyList() {
        navigate(ActivityView.class);
        turn();
        EventId first = events.add(recently(), "failed", "order", "boom");
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat($view(Grid.class).all()).hasSize(1);
        });
        shows(first);
    }

    @Test
    void belowWhatIsFollowedTheListGoesOn() {
        events.addMany(450, now.minusSeconds(5));
        navigate(ActivityView.class);
        turn();
        EventId fresh = events.add(recently(), "failed", "order", "boom");
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(ids()).hasSize(451).startsWith(fresh).doesNotHaveDuplicates();
        });
        assertThat(ids()).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
    }

    @Test
    void itFollowsTheFilterThatIsShown() {
        navigate(ActivityView.class);
        turn();
        open("activity?status=failed");
        events.add(recently(), "completed", "product", null);
        EventId failed = events.add(recently(), "failed", "order", "boom");
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat($view(Grid.class).all()).hasSize(1);
        });
        shows(failed);
    }

    @Test
    void aTimeThatHasEndedHasNoTail() {
        navigate(ActivityView.class);
        turn();
        open("activity?to=" + now.minusSeconds(60));
        assertThat($(TailControl.class).all()).isEmpty();
        open("activity");
        assertThat(control().getElement().getProperty("on", false)).isFalse();
    }

    @Test
    void aHiddenPageIsToldNothingAndCatchesUpWhenItIsBack() {
        EventId old = events.add(now.minusSeconds(9), "completed", "product", null);
        navigate(ActivityView.class);
        turn();
        shows(old);
        browser(false, true);
        EventId fresh = events.add(recently(), "failed", "order", "boom");
        roundTrip();
        assertThat(ids()).containsExactly(old);
        browser(false, false);
        shows(fresh, old);
    }

    @Test
    void whatCameWhileThePageWasHiddenIsCountedForWhoeverReadsOn() {
        EventId old = events.add(now.minusSeconds(9), "completed", "product", null);
        navigate(ActivityView.class);
        turn();
        shows(old);
        browser(true, false);
        browser(true, true);
        events.add(recently(), "failed", "order", "boom");
        browser(true, false);
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(news()).containsExactly("1 new");
        });
        assertThat(ids()).containsExactly(old);
    }

    /** Not when the test began: a tail looks back for half a minute, and a busy machine takes longer to open a page. */
    private static Instant recently() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private void shows(EventId... expected) {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(ids()).containsExactly(expected);
        });
    }

    private void turn() {
        ComponentUtil.fireEvent(control(), new TailControl.Turned(control(), true));
    }

    private void browser(boolean held, boolean hidden) {
        ComponentUtil.fireEvent(control(), new TailControl.Browser(control(), true, held, hidden));
    }

    private List<String> news() {
        return $view(Button.class).withClassName("activity-news").all().stream()
                .map(Button::getText)
                .toList();
    }

    private List<EventId> ids() {
        return grid().getLazyDataView().getItems().map(ActivityRow::id).toList();
    }

    private TailControl control() {
        return $(TailControl.class).single();
    }

    @SuppressWarnings("unchecked")
    private Grid<ActivityRow> grid() {
        return $view(Grid.class).single();
    }
}
