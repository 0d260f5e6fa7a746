package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class EventAroundTest extends ViewTest {

    @Autowired
    private ApplicationContext application;

    private final LoggedEvents events = new LoggedEvents(database, organisation.id());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Instant then = now.minusSeconds(3_600);

    @Test
    void theEventStandsMarkedAmongWhatHappenedWithinFiveMinutes() {
        add(-301, "s-1");
        EventId before = add(-299, "s-2");
        EventId event = add(0, "s-1");
        EventId after = add(299, null);
        add(301, "s-1");
        open("activity?event=" + event);
        assertThat(around()).containsExactly(after, event, before);
        assertThat($view(RouterLink.class)
                        .withAttribute("aria-current", "true")
                        .single()
                        .getHref())
                .contains(event.toString());
    }

    @Test
    void whatCameLaterAndEarlierIsLoadedAsWanted() {
        EventId muchEarlier = add(-4_000, null);
        EventId event = add(0, "s-1");
        EventId later = add(600, null);
        open("activity?event=" + event);
        assertThat(around()).containsExactly(event);
        press("Later events");
        assertThat(around()).containsExactly(later, event);
        press("Earlier events");
        assertThat(around()).containsExactly(later, event, muchEarlier);
        assertThat($view(Button.class).withText("Earlier events").all()).isEmpty();
    }

    @Test
    void theSameSyncAloneIsKeptForTheNextEvent() {
        EventId same = add(-10, "s-1");
        EventId other = add(-5, "s-2");
        EventId event = add(0, "s-1");
        open("activity?event=" + event);
        assertThat(around()).containsExactly(event, other, same);
        press("This sync");
        assertThat(around()).containsExactly(event, same);
        open("activity?event=" + same);
        assertThat(around()).containsExactly(event, same);
        press("Everything");
        assertThat(around()).containsExactly(event, other, same);
    }

    @Test
    void thatTimeIsShownInTheListWithTheEventKeptOpen() {
        add(-400, "s-1");
        EventId event = add(0, "s-1");
        open("activity?status=failed&event=" + event);
        test($view(RouterLink.class).withText("Show this time in the list").single())
                .click();
        assertThat(URLDecoder.decode(address(), StandardCharsets.UTF_8))
                .contains("event=" + event, "from=" + then.minusSeconds(300), "to=" + then.plusSeconds(300))
                .doesNotContain("status");
        assertThat($view(MasterDetailLayout.class).single().getDetail()).isNotNull();
    }

    @Test
    void theListIsScrolledToTheEventWhereThatIsOneOfIts() {
        for (int i = 1; i <= 60; i++) {
            add(i, null);
        }
        EventId event = add(0, null);
        open("activity?event=" + event);
        assertThat(side().row(ActivityPlace.of(QueryParameters.empty()), event)).hasValue(60);
        assertThat(side().row(ActivityPlace.of(QueryParameters.of("status", "failed")), event))
                .isEmpty();
    }

    private EventSide side() {
        return new EventSide(
                application.getBean(ActivityReads.class),
                application.getBean(People.class),
                $view(EventPanel.class).single());
    }

    @Test
    void bracketsGoThroughTheEventsOfTheListAndEscapeCloses() {
        EventId first = add(-20, null);
        events.add(then.minusSeconds(10), "completed", "order", null);
        EventId last = add(0, null);
        open("activity?entity=product&event=" + last);
        view().shortcut("older");
        assertThat(address()).contains("event=" + first);
        view().shortcut("older");
        assertThat(address()).contains("event=" + first);
        view().shortcut("newer");
        assertThat(address()).contains("event=" + last).contains("entity=product");
        view().shortcut("escape");
        assertThat(address()).doesNotContain("event");
        view().shortcut("newer");
        assertThat(address()).isEqualTo("activity?entity=product");
    }

    private EventId add(int seconds, String sync) {
        return events.add(then.plusSeconds(seconds), sync == null ? Map.of() : Map.of("sync", sync), null);
    }

    private void press(String text) {
        test($view(Button.class).withText(text).single()).click();
    }

    private ActivityView view() {
        return (ActivityView) getCurrentView();
    }

    private List<EventId> around() {
        return $view(RouterLink.class).withClassName("event-around").all().stream()
                .map(link -> link.getHref().replaceFirst(".*event=([^&]*).*", "$1"))
                .map(id -> EventId.parse(id).orElseThrow())
                .toList();
    }
}
