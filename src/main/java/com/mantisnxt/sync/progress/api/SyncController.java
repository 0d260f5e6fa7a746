package com.mantisnxt.sync.progress.api;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Syncs")
@RestController
@RequestMapping("/api/v1/syncs")
class SyncController {

    private final Syncs syncs;

    SyncController(Syncs syncs) {
        this.syncs = syncs;
    }

    /** @param next the cursor of the following page; null on the last */
    record Page(List<SyncView> syncs, @Nullable String next) {}

    @Operation(summary = "The organisation's syncs: active ones oldest first, or ended ones latest first")
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "true") boolean active,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > 1000) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and 1000.");
        }
        Syncs.Cursor cursor = after == null ? null : decode(after);
        List<SyncSnapshot> page = active ? syncs.active(cursor, limit) : syncs.finished(cursor, limit);
        String next = page.size() < limit ? null : encode(page.getLast());
        return new Page(page.stream().map(SyncView::of).toList(), next);
    }

    @Operation(summary = "One sync")
    @GetMapping("/{syncId}")
    SyncView get(@PathVariable String syncId) {
        return SyncView.of(syncs.get(syncId));
    }

    private static String encode(SyncSnapshot last) {
        Instant at = last.isActive()
                ? last.times().started()
                : java.util.Objects.requireNonNull(last.times().completed());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Syncs.Cursor decode(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            return new Syncs.Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new InvalidInput("invalid_field", "after", "after is not a cursor of this list.");
        }
    }
}
