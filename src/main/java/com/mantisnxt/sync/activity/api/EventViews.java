package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.tenant.UserNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders events for the API, with the names of who acted. */
@Component
class EventViews {

    private final UserNames names;
    private final JsonMapper json;

    EventViews(UserNames names, JsonMapper json) {
        this.names = names;
        this.json = json;
    }

    List<EventView> of(List<ActivityDetail> events) {
        List<UUID> users = events.stream()
                .map(event -> event.row().user())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, String> named = users.isEmpty() ? Map.of() : names.of(users);
        return events.stream().map(event -> EventView.of(event, named, json)).toList();
    }
}
