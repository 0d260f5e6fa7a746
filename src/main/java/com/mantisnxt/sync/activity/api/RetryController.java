package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.CauseRetries;
import com.mantisnxt.sync.base.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Activity")
@RestController
class RetryController {

    private final CauseRetries retries;
    private final ActivityQuestion question;

    RetryController(CauseRetries retries, ActivityQuestion question) {
        this.retries = retries;
        this.question = question;
    }

    @Schema(name = "RetryOfACause")
    record Asked(
            @Schema(
                    description = "16 hexadecimal digits, as the address of a search has them",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String cause,

            @Schema(description = "a search line that asks for less, its time too; the last 24 hours where left out")
            @Nullable
            String q) {}

    @Schema(name = "BegunRetry")
    record Begun(
            UUID act,

            @Schema(description = "where it is followed") String address,

            @Schema(description = "an earlier request with this key began it")
            boolean repeated,

            @Schema(description = "null where it is repeated") @Nullable
            Selected selected) {}

    @Schema(name = "SelectedForRetry")
    record Selected(
            @Schema(description = "syncs that are asked, one after the other")
            int syncs,

            @Schema(description = "items that failed in these, of whatever cause")
            long items,

            @Schema(
                    description =
                            "syncs that can't be asked, by the reason: gone, nothing_failed, not_over, deaf, asked, same_records")
            Map<String, Integer> others,

            @Schema(description = "errors of no sync") long withoutSync,

            @Schema(description = "there are more than were looked at: ask again when these are done, or for less")
            boolean orMore) {

        static Selected of(CauseRetries.Selected selected) {
            Map<String, Integer> others = new TreeMap<>();
            selected.outlook()
                    .others()
                    .forEach((reason, count) -> others.put(reason.name().toLowerCase(Locale.ROOT), count));
            return new Selected(
                    selected.outlook().syncs().size(),
                    selected.outlook().items(),
                    others,
                    selected.found().withoutSync(),
                    selected.found().orMore());
        }
    }

    @Operation(
            summary = "Have tried again what failed of one cause",
            description =
                    "The syncs of the errors that the search finds now are asked one after the other, as when an operator"
                            + " asks on the screen; all that failed in them is tried again, of whatever cause. With an"
                            + " Idempotency-Key the request may be sent again without asking twice.")
    @PostMapping("/api/v1/activity/retries")
    ResponseEntity<Begun> retry(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody Asked body) {
        if (body.cause() == null) {
            throw new InvalidInput("missing_field", "cause", "cause is missing.");
        }
        Map<String, List<String>> asked = new HashMap<>();
        asked.put("cause", List.of(body.cause()));
        if (body.q() != null) {
            asked.put("q", List.of(body.q()));
        }
        var begun = retries.begin(question.filter(asked), key);
        String address = "/api/v1/bulk/" + begun.act();
        CauseRetries.Selected selected = begun.selected();
        return ResponseEntity.accepted()
                .location(URI.create(address))
                .body(new Begun(
                        begun.act(), address, selected == null, selected == null ? null : Selected.of(selected)));
    }
}
