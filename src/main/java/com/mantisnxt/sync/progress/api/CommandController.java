package com.mantisnxt.sync.progress.api;

import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SyncCommands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Commands", description = "What operators ask of a sync's service; fetch them every few seconds.")
@RestController
@RequestMapping("/api/v1/syncs/{syncId}/commands")
class CommandController {

    private final SyncCommands commands;
    private final ProgressFeed feed;

    CommandController(SyncCommands commands, ProgressFeed feed) {
        this.commands = commands;
        this.feed = feed;
    }

    @Operation(summary = "Commands that wait for an answer, oldest first")
    @GetMapping
    List<OpenCommand> fetch(@PathVariable String syncId) {
        return commands.fetch(syncId);
    }

    @Operation(summary = "Answer a command: done or refused")
    @PostMapping("/{commandId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String syncId, @PathVariable UUID commandId, @RequestBody Requests.CommandAnswer answer) {
        var outcome = Requests.required("outcome", answer.outcome());
        commands.acknowledge(syncId, commandId, outcome, answer.detail());
        feed.hurry();
    }
}
