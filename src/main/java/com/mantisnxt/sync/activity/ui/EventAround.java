package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened around an event, itself among it, newest first. Begins with five minutes and goes on as far as wanted. */
final class EventAround extends Div {

    private static final Duration AWAY = Duration.ofMinutes(5);
    private static final int STEP = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final transient ActivitySearch search;
    private final transient Where where;
    private final transient Deque<ActivityRow> shown = new ArrayDeque<>();
    private final Div rows = new Div();
    private final Button later = more("later", () -> extend(true));
    private final Button earlier = more("earlier", () -> extend(false));

    /** @param sync null: of the whole organisation */
    record Where(
            ActivityPlace place,
            ActivityRow event,
            ZoneId zone,
            @Nullable String sync) {

        ActivityFilter of(TimeRange range) {
            return new ActivityFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, sync, List.of(), range);
        }

        ActivityFilter near() {
            return of(new TimeRange.Between(
                    event.id().at().minus(AWAY), event.id().at().plus(AWAY)));
        }
    }

    EventAround(ActivitySearch search, Where where) {
        this.search = search;
        this.where = where;
        ActivityFilter near = where.near();
        EventId event = where.event().id();
        shown.addAll(search.newer(near, event, STEP));
        shown.add(where.event());
        shown.addAll(search.page(near, event, STEP));
        rows.addClassName("event-around-rows");
        add(later, rows, earlier, inTheList());
        paint();
    }

    private void extend(boolean newer) {
        ActivityFilter ever = where.of(ListStates.EVER.range());
        Feedback.tried(() -> {
            List<ActivityRow> more = newer
                    ? search.newer(ever, shown.getFirst().id(), STEP)
                    : search.page(ever, shown.getLast().id(), STEP);
            (newer ? more.reversed() : more).forEach(newer ? shown::addFirst : shown::addLast);
            (newer ? later : earlier).setVisible(more.size() == STEP);
            paint();
        });
    }

    private void paint() {
        rows.removeAll();
        shown.forEach(row -> rows.add(link(row)));
    }

    private Component link(ActivityRow row) {
        var link = new RouterLink();
        link.setRoute(ActivityView.class);
        link.setQueryParameters(where.place().at(row.id()).parameters());
        link.addClassName("event-around");
        if (row.id().equals(where.event().id())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        link.add(
                new Span(TIME.format(row.id().at().atZone(where.zone()))),
                new StatusMark(row.status()),
                new Span(ActivityCells.line(row)));
        return link;
    }

    private Component inTheList() {
        var link = new RouterLink(getTranslation("activity.around.list"), ActivityView.class);
        link.setQueryParameters(
                where.place().with(where.near()).at(where.event().id()).parameters());
        link.addClassName("event-around-list");
        return link;
    }

    private Button more(String key, Runnable act) {
        Button button = new Button(getTranslation("activity.around." + key), event -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.addClassName("event-around-more");
        return button;
    }
}
