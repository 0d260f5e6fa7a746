package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.SyncsOfEvents;
import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Brings an event, and what happened around it, to the side of the list. */
final class EventSide {

    /** As far as a list is surely known to reach before anybody scrolls in it. */
    private static final int FAR_DOWN = 150;

    private final ActivitySearch search;
    private final SyncsOfEvents syncs;
    private final People people;
    private final EventPanel panel;
    private boolean sameSync;

    EventSide(ActivityReads reads, People people, EventPanel panel) {
        this.search = reads.search();
        this.syncs = reads.syncs();
        this.people = people;
        this.panel = panel;
    }

    /** Empty where there is no such event, at least not for whoever asks; the panel says so. */
    Optional<ActivityRow> show(ActivityPlace place, EventId id, ZoneId zone) {
        try {
            ActivityDetail event = search.get(id);
            people.learn(List.of(event.row()));
            panel.show(event, new WordMarks(place.filter().words()));
            if (event.row().syncId() != null) {
                panel.sync(event.row().syncId(), syncs.isKept(event.row().syncId()));
            }
            panel.around(around(place, event.row(), zone));
            return Optional.of(event.row());
        } catch (Refused e) {
            panel.unknown();
            return Optional.empty();
        }
    }

    /** The next event of the list on one side of another. */
    Optional<EventId> beside(ActivityPlace place, EventId id, boolean newer) {
        List<ActivityRow> found = newer ? search.newer(place.filter(), id, 1) : search.page(place.filter(), id, 1);
        return found.stream().map(ActivityRow::id).findFirst();
    }

    /** Which row of the list an event is; empty where that is far down, or it is none of them. */
    OptionalInt row(ActivityPlace place, EventId id) {
        List<ActivityRow> newer = search.newer(place.filter(), id, FAR_DOWN);
        if (newer.size() == FAR_DOWN) {
            return OptionalInt.empty();
        }
        EventId before = newer.isEmpty() ? null : newer.getLast().id();
        boolean isThere = search.page(place.filter(), before, 1).stream()
                .anyMatch(row -> row.id().equals(id));
        return isThere ? OptionalInt.of(newer.size()) : OptionalInt.empty();
    }

    private Component around(ActivityPlace place, ActivityRow event, ZoneId zone) {
        boolean narrow = sameSync && event.syncId() != null;
        var where = new EventAround.Where(place, event, zone, narrow ? event.syncId() : null);
        var around = new Div(new EventAround(search, where));
        if (event.syncId() != null) {
            around.addComponentAsFirst(choice(narrow, () -> {
                sameSync = !narrow;
                panel.around(around(place, event, zone));
            }));
        }
        return around;
    }

    private Component choice(boolean narrow, Runnable turn) {
        Button all = option("everything", !narrow, turn);
        Button same = option("same-sync", narrow, turn);
        Div choice = new Div(all, same);
        choice.addClassName("event-around-choice");
        choice.getElement().setAttribute("role", "group").setAttribute("aria-label", panel.text("activity.around.of"));
        return choice;
    }

    private Button option(String key, boolean is, Runnable turn) {
        Button button = new Button(panel.text("activity.around." + key));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.getElement().setAttribute("aria-pressed", String.valueOf(is));
        if (!is) {
            button.addClickListener(event -> turn.run());
        }
        return button;
    }
}
