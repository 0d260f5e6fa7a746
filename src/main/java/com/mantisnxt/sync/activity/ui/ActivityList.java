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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of events, or why there is none. */
final class ActivityList extends Div {

    private static final Logger log = LoggerFactory.getLogger(ActivityList.class);

    private final ActivitySearch search;
    private final People people;
    private final KnownSyncs syncs;
    private final ActivityGrid grid;
    private final ListStates states;
    private transient @Nullable KeysetDataProvider<ActivityRow, EventId> live;
    private @Nullable Component news;
    private transient Set<EventId> painted = Set.of();

    ActivityList(ActivityReads reads, People people, KnownSyncs syncs, ActivityGrid grid, ListStates states) {
        this.search = reads.search();
        this.people = people;
        this.syncs = syncs;
        this.grid = grid;
        this.states = states;
        addClassName("activity-list");
        setSizeFull();
    }

    /** @param pinned with its time fixed, so that the list stands still while it is read */
    void show(ActivityFilter asked, ActivityFilter pinned) {
        live = null;
        painted = Set.of();
        grid.mark(asked.words());
        grid.fresh(Set.of());
        var provider = provider(pinned);
        if (provider.isEmpty()) {
            only(states.empty(asked, asked.isNarrowed() || isAnything()));
            return;
        }
        grid.setItems(provider).setItemCountUnknown();
        only(grid);
    }

    /**
     * Shows the newest events anew; what is older than they is read as one scrolls.
     *
     * @param newest all that match, or so many that only whole pages of them are held
     */
    void live(ActivityFilter filter, List<ActivityRow> newest) {
        if (newest.isEmpty()) {
            return;
        }
        learn(newest);
        Set<EventId> now = newest.stream().map(ActivityRow::id).collect(Collectors.toCollection(HashSet::new));
        if (live == null) {
            live = provider(filter);
            live.beginWith(newest);
            grid.setItems(live).setItemCountUnknown();
        } else {
            grid.fresh(now.stream().filter(id -> !painted.contains(id)).collect(Collectors.toSet()));
            live.beginWith(newest);
            live.refreshAll();
        }
        painted = now;
        only(grid);
    }

    /** How many of them came after the tail last painted; 0 where it never did. */
    long unseen(List<ActivityRow> newest) {
        return painted.isEmpty()
                ? 0
                : newest.stream().filter(row -> !painted.contains(row.id())).count();
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

    private KeysetDataProvider<ActivityRow, EventId> provider(ActivityFilter filter) {
        return new KeysetDataProvider<>((after, limit) -> read(filter, after, limit), ActivityRow::id);
    }

    private List<ActivityRow> read(ActivityFilter filter, @Nullable EventId after, int limit) {
        List<ActivityRow> page;
        try {
            page = search.page(filter, after, limit);
            learn(page);
        } catch (RuntimeException e) {
            if (after == null) {
                throw e;
            }
            failed(e);
            return List.of();
        }
        return page;
    }

    private void learn(List<ActivityRow> page) {
        people.learn(page);
        syncs.learn(page);
    }

    private boolean isAnything() {
        return !search.page(ListStates.EVER, null, 1).isEmpty();
    }

    /** Lies above whatever is shown. */
    void above(Component component) {
        news = component;
        add(component);
    }

    private void only(Component content) {
        // a grid that is taken out and put back would lose its place
        if (content.getParent().filter(this::equals).isEmpty()) {
            getChildren().filter(child -> child != news).toList().forEach(this::remove);
            add(content);
        }
    }
}
