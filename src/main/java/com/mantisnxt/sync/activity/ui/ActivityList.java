package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of events, or why there is none. */
final class ActivityList extends Div {

    private static final Logger log = LoggerFactory.getLogger(ActivityList.class);

    private final ActivitySearch search;
    private final People people;
    private final ActivityGrid grid;
    private final ListStates states;

    ActivityList(ActivitySearch search, People people, ActivityGrid grid, ListStates states) {
        this.search = search;
        this.people = people;
        this.grid = grid;
        this.states = states;
        addClassName("activity-list");
        setSizeFull();
    }

    /** @param pinned with its time fixed, so that the list stands still while it is read */
    void show(ActivityFilter asked, ActivityFilter pinned) {
        var provider = new KeysetDataProvider<ActivityRow, EventId>(
                (after, limit) -> read(pinned, after, limit), ActivityRow::id);
        if (provider.isEmpty()) {
            only(states.empty(asked, asked.isNarrowed() || isAnything()));
            return;
        }
        grid.setItems(provider).setItemCountUnknown();
        only(grid);
    }

    void failed(RuntimeException fault) {
        switch (fault) {
            case NotAllowed e -> only(states.notAllowed());
            case Refused e -> only(states.refused(e.reason()));
            default -> {
                String reference = UUID.randomUUID().toString();
                log.error("The activity could not be read, reference {}", reference, fault);
                only(states.failed(reference));
            }
        }
    }

    private List<ActivityRow> read(ActivityFilter filter, @Nullable EventId after, int limit) {
        List<ActivityRow> page;
        try {
            page = search.page(filter, after, limit);
            people.learn(page);
        } catch (RuntimeException e) {
            if (after == null) {
                throw e;
            }
            failed(e);
            return List.of();
        }
        return page;
    }

    private boolean isAnything() {
        return !search.page(ListStates.EVER, null, 1).isEmpty();
    }

    private void only(Component content) {
        removeAll();
        add(content);
    }
}
