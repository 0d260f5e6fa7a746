package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityParameters;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Activity")
@RestController
@RequestMapping("/api/v1/activity")
class ActivityController {

    private final ActivitySearch search;
    private final EventViews views;

    ActivityController(ActivitySearch search, EventViews views) {
        this.search = search;
        this.views = views;
    }

    /** @param next the cursor of the following page; null on the last */
    record Page(List<EventView> events, @Nullable String next) {}

    @Operation(
            summary = "The organisation's activity, newest first, of the last 24 hours unless asked otherwise",
            description = "Filters are those of the page's address: status, action, entity, source (several by commas),"
                    + " user, sync, q for words of an error, and last=7d or from and to.")
    @GetMapping
    Page list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        List<ActivityDetail> page = search.wholePage(filter(parameters), cursor(after), limit);
        String next = page.size() < limit ? null : page.getLast().row().id().toString();
        return new Page(views.of(page), next);
    }

    @Operation(summary = "One event")
    @GetMapping("/{event}")
    EventView get(@PathVariable String event) {
        EventId id = EventId.parse(event)
                .orElseThrow(() -> new InvalidInput("invalid_field", "event", "event is not the id of an event."));
        return views.of(List.of(search.get(id))).getFirst();
    }

    private static ActivityFilter filter(MultiValueMap<String, String> parameters) {
        ActivityParameters.Read read = ActivityParameters.read(parameters);
        read.unread().stream().findFirst().ifPresent(unread -> {
            throw new InvalidInput(
                    "invalid_field", unread.parameter(), unread.parameter() + " has a value that is not known.");
        });
        return read.filter();
    }

    private static @Nullable EventId cursor(@Nullable String after) {
        if (after == null) {
            return null;
        }
        return EventId.parse(after)
                .orElseThrow(() -> new InvalidInput("invalid_field", "after", "after is not a cursor of this list."));
    }
}
