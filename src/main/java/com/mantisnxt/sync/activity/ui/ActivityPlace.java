package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityParameters;
import com.mantisnxt.sync.activity.EventId;
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
 * @param unread what the address says that can't be read
 */
record ActivityPlace(ActivityFilter filter, @Nullable EventId event, List<ActivityParameters.Unread> unread) {

    static ActivityPlace of(QueryParameters parameters) {
        ActivityParameters.Read read = ActivityParameters.read(parameters.getParameters());
        List<ActivityParameters.Unread> unread = new ArrayList<>(read.unread());
        String event = parameters.getSingleParameter("event").orElse("");
        EventId id = EventId.parse(event).orElse(null);
        if (id == null && !event.isBlank()) {
            unread.add(new ActivityParameters.Unread("event", event));
        }
        return new ActivityPlace(read.filter(), id, unread);
    }

    QueryParameters parameters() {
        Map<String, String> written = new LinkedHashMap<>(ActivityParameters.write(filter));
        if (event != null) {
            written.put("event", event.toString());
        }
        return QueryParameters.simple(written);
    }

    ActivityPlace with(ActivityFilter other) {
        return new ActivityPlace(other, null, List.of());
    }

    ActivityPlace at(@Nullable EventId other) {
        return new ActivityPlace(filter, other, List.of());
    }
}
