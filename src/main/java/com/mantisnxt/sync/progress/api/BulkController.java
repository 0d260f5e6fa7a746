package com.mantisnxt.sync.progress.api;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkItem;
import com.mantisnxt.sync.progress.bulk.BulkOutcome;
import com.mantisnxt.sync.progress.bulk.BulkRefused;
import com.mantisnxt.sync.progress.bulk.BulkResults;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Acts on many syncs")
@RestController
@RequestMapping("/api/v1/bulk")
class BulkController {

    private static final int MOST = 1_000;

    private final BulkResults results;

    BulkController(BulkResults results) {
        this.results = results;
    }

    /** @param next the cursor of the following page; null on the last */
    record Page(List<BulkItem> syncs, @Nullable Integer next) {}

    @Operation(
            summary = "One act on many syncs, as it stands",
            description = "Kept for as long as the console keeps ended syncs.")
    @GetMapping("/{act}")
    BulkView get(@PathVariable UUID act) {
        return BulkView.of(find(act));
    }

    @Operation(summary = "The syncs of an act in the order in which they are asked, with what became of each")
    @GetMapping("/{act}/syncs")
    Page syncs(
            @PathVariable UUID act,
            @Parameter(description = "asked, refused or already") @RequestParam(required = false) @Nullable
                    String outcome,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and 1000.");
        }
        find(act);
        BulkOutcome wanted = outcome == null
                ? null
                : Coded.byLabel(BulkOutcome.class, outcome)
                        .orElseThrow(() ->
                                new InvalidInput("invalid_field", "outcome", "outcome has a value that is not known."));
        List<BulkItem> page = results.items(act, wanted, after, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().position());
    }

    private BulkAct find(UUID act) {
        return results.find(act).orElseThrow(BulkRefused::unknown);
    }
}
