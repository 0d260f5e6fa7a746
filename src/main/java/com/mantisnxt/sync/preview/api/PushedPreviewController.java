package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewBodies.required;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.PushedOutcomes;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Previews")
@RestController
@RequestMapping("/api/v1/previews")
class PushedPreviewController {

    private final PushedPreviews previews;
    private final PushedOutcomes outcomes;
    private final ItemLines lines;

    PushedPreviewController(PushedPreviews previews, PushedOutcomes outcomes, ItemLines lines) {
        this.previews = previews;
        this.outcomes = outcomes;
        this.lines = lines;
    }

    @Schema(name = "PushedPreview")
    record Begin(
            @Nullable EntityType entityType,
            @Nullable SourceSystem sourceSystem,

            @Schema(description = "your own sync, where there is one") @Nullable
            String syncId,

            @Schema(
                    description = "who applies it once it is approved: service (you, the usual), or system (the console"
                            + " writes it to the system of the connection)",
                    allowableValues = {"service", "system"})
            @Nullable
            PlanTarget target,

            @Schema(description = "with the target system: where it is written to") @Nullable
            UUID connectionId) {}

    @Schema(name = "PushedPreviewBegun")
    record Begun(UUID id) {}

    @Schema(name = "PushedPreviewCompletion")
    record Completion(
            @Schema(description = "how many records you hold; guardrails count deletions in per cent of them") @Nullable
            Long stored,

            @Nullable Long unchanged) {}

    @Operation(
            summary = "Bring a preview of your own to be decided",
            description = "Then send its items in parts, and complete it. You apply it once its state is approved; with"
                    + " the target system the console does.")
    @PostMapping("/pushed")
    @ResponseStatus(HttpStatus.CREATED)
    Begun begin(@RequestBody Begin body) {
        EntityType entity = required("entityType", body.entityType());
        if (body.target() == PlanTarget.SYSTEM) {
            refuse("sourceSystem", body.sourceSystem(), "It is the connection's.");
            UUID connection = required("connectionId", body.connectionId());
            return new Begun(previews.beginFor(connection, entity, body.syncId()));
        }
        refuse("target", body.target() == PlanTarget.STORE ? body.target() : null, "It is service or system.");
        refuse("connectionId", body.connectionId(), "It is for the target system only.");
        SourceSystem source = body.sourceSystem() == null ? SourceSystem.CUSTOM : body.sourceSystem();
        return new Begun(previews.begin(entity, source, body.syncId()));
    }

    private static void refuse(String field, @Nullable Object said, String reason) {
        if (said != null) {
            throw new InvalidInput("invalid_field", field, reason);
        }
    }

    @Operation(
            summary = "Items of a preview of your own: all of the request or none",
            description = "As a JSON array at most 5,000 at once; as application/x-ndjson, one item a line, at most"
                    + " 50,000 of at most 1,000,000 bytes each. A line that is no item is refused as bad_line, and line"
                    + " says which.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = PushedItem.class))),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = PushedItem.class))
                            }))
    @PostMapping(path = "/{preview}/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable UUID preview, @RequestBody List<@Nullable PushedItem> items) {
        if (items.size() > PushedPreviews.PART) {
            throw new InvalidInput("too_many_entries", "items", "At most " + PushedPreviews.PART + " items at once.");
        }
        previews.add(
                preview,
                items.stream().map(item -> required("items", item).ready()).toList());
    }

    /** Described beside the other form: for the same path the description has one operation. */
    @Hidden
    @PostMapping(path = "/{preview}/items", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addLines(@PathVariable UUID preview, InputStream lines) throws IOException {
        previews.add(preview, this.lines.read(lines));
    }

    @Operation(summary = "All items are sent; people may decide")
    @PostMapping("/{preview}/complete")
    PlanView complete(@PathVariable UUID preview, @RequestBody Completion body) {
        long stored = body.stored() == null ? 0 : body.stored();
        return PlanView.of(previews.complete(preview, stored, body.unchanged() == null ? 0 : body.unchanged()));
    }

    @Operation(summary = "Report what became of items of a preview that you apply")
    @PostMapping("/{preview}/outcomes")
    ResultView report(@PathVariable UUID preview, @RequestBody List<PushedOutcomes.@Nullable Reported> reported) {
        return ResultView.of(outcomes.report(preview, reported));
    }
}
