package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityParameters;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where on the screen one is; the address says all of it.
 *
 * @param event the event that stands open
 * @param byCause whether errors are grouped by their cause
 * @param columns null where nothing is said of them
 * @param unread what the address says that can't be read
 */
record ActivityPlace(
        ActivityFilter filter,
        @Nullable EventId event,
        boolean byCause,
        @Nullable ChosenColumns columns,
        List<ActivityParameters.Unread> unread) {

    static final ActivityPlace START = new ActivityPlace(ActivityFilter.DEFAULT, null, false, null, List.of());

    static ActivityPlace of(QueryParameters parameters) {
        ActivityParameters.Read read = ActivityParameters.read(parameters.getParameters());
        List<ActivityParameters.Unread> unread = new ArrayList<>(read.unread());
        String event = parameters.getSingleParameter("event").orElse("");
        EventId id = EventId.parse(event).orElse(null);
        if (id == null && !event.isBlank()) {
            unread.add(new ActivityParameters.Unread("event", event));
        }
        String by = parameters.getSingleParameter("by").orElse("");
        if (!by.isBlank() && !by.equals("cause")) {
            unread.add(new ActivityParameters.Unread("by", by));
        }
        String said = parameters.getSingleParameter("columns").orElse("");
        ChosenColumns columns = ActivityGrid.CHOOSABLE.parse(said).orElse(null);
        if (columns == null && !said.isBlank()) {
            unread.add(new ActivityParameters.Unread("columns", said));
        }
        return new ActivityPlace(read.filter(), id, by.equals("cause"), columns, unread);
    }

    /** Where a view leads; columns of which it says nothing stay as they are. */
    static ActivityPlace of(KeptSearch view, @Nullable ChosenColumns now) {
        ChosenColumns kept = view.columns() == null
                ? null
                : ActivityGrid.CHOOSABLE.parse(view.columns()).orElse(null);
        return new ActivityPlace(view.filter(), null, view.byCause(), kept == null ? now : kept, List.of());
    }

    /** What of it is kept under a name. */
    KeptSearch search(ChosenColumns shown) {
        return new KeptSearch(filter, byCause, shown.write());
    }

    QueryParameters parameters() {
        Map<String, String> written = new LinkedHashMap<>(ActivityParameters.write(filter));
        if (event != null) {
            written.put("event", event.toString());
        }
        if (byCause) {
            written.put("by", "cause");
        }
        if (columns != null) {
            written.put("columns", columns.write());
        }
        return QueryParameters.simple(written);
    }

    ActivityPlace with(ActivityFilter other) {
        return new ActivityPlace(other, null, byCause, columns, List.of());
    }

    ActivityPlace at(@Nullable EventId other) {
        return new ActivityPlace(filter, other, byCause, columns, List.of());
    }

    ActivityPlace grouped(boolean grouped) {
        return new ActivityPlace(filter, null, grouped, columns, List.of());
    }

    ActivityPlace with(@Nullable ChosenColumns other) {
        return new ActivityPlace(filter, event, byCause, other, unread);
    }

    /** Whether the same is to be read for it. */
    boolean isSameListAs(ActivityPlace other) {
        return filter.equals(other.filter) && byCause == other.byCause;
    }
}
