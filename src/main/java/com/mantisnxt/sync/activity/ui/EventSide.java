package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Brings an event, and what happened around it, to the side of the list. */
final class EventSide {

    private static final Duration AROUND = Duration.ofMinutes(5);
    private static final int MOST_AROUND = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final ActivitySearch search;
    private final People people;
    private final EventPanel panel;

    EventSide(ActivitySearch search, People people, EventPanel panel) {
        this.search = search;
        this.people = people;
        this.panel = panel;
    }

    /** Empty where there is no such event, at least not for whoever asks; the panel says so. */
    Optional<ActivityRow> show(ActivityPlace place, EventId id, ZoneId zone) {
        try {
            ActivityDetail event = search.get(id);
            List<ActivityRow> around = search.around(id, AROUND, MOST_AROUND);
            people.learn(List.of(event.row()));
            panel.show(event, around.stream().map(row -> link(place, row, zone)).toList());
            return Optional.of(event.row());
        } catch (Refused e) {
            panel.unknown();
            return Optional.empty();
        }
    }

    private static Component link(ActivityPlace place, ActivityRow row, ZoneId zone) {
        var link = new RouterLink();
        link.setRoute(ActivityView.class);
        link.setQueryParameters(place.at(row.id()).parameters());
        link.addClassName("event-around");
        link.add(
                new Span(TIME.format(row.id().at().atZone(zone))),
                new StatusMark(row.status()),
                new Span(ActivityCells.line(row)));
        return link;
    }
}
