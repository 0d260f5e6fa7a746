package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.export.EventView;
import com.mantisnxt.sync.activity.export.EventViews;
import com.mantisnxt.sync.base.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
    private final ActivityQuestion question;
    private final EventViews views;

    ActivityController(ActivitySearch search, ActivityQuestion question, EventViews views) {
        this.search = search;
        this.question = question;
        this.views = views;
    }

    /** @param next the cursor of the following page; null on the last */
    record Page(List<EventView> events, @Nullable String next) {}

    @Operation(summary = OneAddress.SUMMARY, description = OneAddress.DESCRIPTION)
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "a search line")
    @GetMapping
    Page list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        List<ActivityDetail> page =
                search.wholePage(question.filter(parameters), ActivityQuestion.cursor(after), limit);
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
}
