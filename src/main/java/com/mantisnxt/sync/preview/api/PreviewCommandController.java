package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewBodies.required;

import com.mantisnxt.sync.preview.plan.ServiceOrders;
import com.mantisnxt.sync.progress.CommandOutcome;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.ProgressFeed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Commands")
@RestController
@RequestMapping("/api/v1/previews/{preview}/commands")
class PreviewCommandController {

    private final ServiceOrders orders;
    private final ProgressFeed feed;

    PreviewCommandController(ServiceOrders orders, ProgressFeed feed) {
        this.orders = orders;
        this.feed = feed;
    }

    @Schema(name = "PreviewCommandAnswer")
    record Answer(
            @Schema(description = "done: you apply it now; refused: you won't, and detail says why") @Nullable
            CommandOutcome outcome,

            @Nullable String detail) {}

    @Operation(
            summary = "What is asked of the service that brought the preview",
            description =
                    "Empty until it is approved, then apply. The same is found at the sync that the preview names.")
    @GetMapping
    List<OpenCommand> fetch(@PathVariable UUID preview) {
        return orders.fetch(preview);
    }

    @Operation(summary = "Answer a command: done or refused")
    @PostMapping("/{commandId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID preview, @PathVariable UUID commandId, @RequestBody Answer answer) {
        orders.answer(preview, commandId, required("outcome", answer.outcome()), answer.detail());
        feed.hurry();
    }
}
