package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.preview.plan.ExclusionList;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.FieldExclusions;
import com.mantisnxt.sync.preview.plan.PickedItems;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Previews")
@RestController
@RequestMapping("/api/v1/previews/{preview}")
class PreviewItemController {

    private final Plans plans;
    private final PlanItems items;
    private final Exclusions exclusions;
    private final FieldExclusions fields;
    private final ExclusionList excluded;

    PreviewItemController(
            Plans plans, PlanItems items, Exclusions exclusions, FieldExclusions fields, ExclusionList excluded) {
        this.plans = plans;
        this.items = items;
        this.exclusions = exclusions;
        this.fields = fields;
        this.excluded = excluded;
    }

    /** @param next the cursor of the following page; null on the last */
    @Schema(name = "PreviewItemPage")
    record ItemPage(List<PlanItemRow> items, @Nullable Integer next) {}

    @Operation(summary = "Items of a preview in the order of their ids")
    @GetMapping("/items")
    ItemPage list(
            @PathVariable UUID preview,
            @ParameterObject @ModelAttribute ItemFilters filters,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "100") int limit) {
        plans.get(preview);
        PlanItems.Page page = items.page(preview, filters.query(), after, checked(limit));
        return new ItemPage(page.items(), page.next());
    }

    @Schema(name = "PreviewItemCount")
    record ItemCount(int items) {}

    @Operation(
            summary = "How many items of a preview match",
            description = "With field: how many change it, before you take it out of all of them.")
    @GetMapping("/items/count")
    ItemCount count(@PathVariable UUID preview, @ParameterObject @ModelAttribute ItemFilters filters) {
        plans.get(preview);
        return new ItemCount(items.count(preview, filters.query()));
    }

    @Operation(summary = "One item, field by field before and after")
    @GetMapping("/items/{position}")
    PlanItem get(@PathVariable UUID preview, @PathVariable int position) {
        return items.get(preview, position);
    }

    @Operation(summary = "What is taken out of a preview: items as a whole, and single fields of items")
    @GetMapping("/exclusions")
    ExclusionList.Page excluded(
            @PathVariable UUID preview,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        plans.get(preview);
        return excluded.page(preview, after, checked(limit));
    }

    @Operation(
            summary = "Take items or fields out of a preview, or put them back",
            description =
                    "By positions, or all that the filters of the address match; a field of those among them that change it. The"
                            + " preview gets another hash.")
    @PostMapping("/exclusions")
    PlanView exclude(
            @PathVariable UUID preview,
            @ParameterObject @ModelAttribute ItemFilters filters,
            @RequestBody PreviewBodies.Exclude body) {
        List<Integer> positions = body.positions();
        if (body.field() != null) {
            return PlanView.of(field(preview, filters, body, body.field()));
        }
        if (body.putsBack()) {
            return PlanView.of(
                    positions == null
                            ? exclusions.includeMatching(preview, filters.query(), body.butNot())
                            : exclusions.include(preview, positions));
        }
        if (positions != null) {
            return PlanView.of(exclusions.exclude(preview, positions, body.because()));
        }
        return PlanView.of(exclusions.excludeMatching(preview, filters.query(), body.butNot(), body.because()));
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > 1000) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and 1000.");
        }
        return limit;
    }

    private PlanRow field(UUID preview, ItemFilters filters, PreviewBodies.Exclude body, String field) {
        PickedItems items = body.positions() == null
                ? PickedItems.matching(filters.query(), body.butNot())
                : PickedItems.of(body.positions());
        return body.putsBack()
                ? fields.include(preview, items, field)
                : fields.exclude(preview, items, field, body.because());
    }
}
