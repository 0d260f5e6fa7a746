package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.tenant.UserNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Renders events for the API and for exports, with the names of who acted. */
@Component
public class EventViews {

    private final UserNames names;

    EventViews(UserNames names) {
        this.names = names;
    }

    public List<EventView> of(List<ActivityDetail> events) {
        return of(events, new HashMap<>());
    }

    /** @param known whom an earlier page asked for; grows. Who has no name stands in it without one */
    List<EventView> of(List<ActivityDetail> events, Map<UUID, String> known) {
        List<UUID> missing = events.stream()
                .map(event -> event.row().user())
                .filter(Objects::nonNull)
                .filter(user -> !known.containsKey(user))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(user -> known.put(user, ""));
            known.putAll(names.of(missing));
        }
        return events.stream().map(event -> EventView.of(event, known)).toList();
    }
}
