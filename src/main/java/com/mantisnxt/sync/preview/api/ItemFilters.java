package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters of an address. */
record ItemFilters(
        @Schema(description = "new, updated or deleted") @Nullable
        String kind,

        @Schema(description = "items that change this field") @Nullable
        String field,

        @Schema(description = "price_change or stock_to_zero") @Nullable
        String warning,

        @Schema(description = "a text in id, name, SKU, e-mail, number or code") @Nullable
        String q,

        @Nullable Boolean excluded,

        @Schema(description = "applied, unchanged, drifted, rejected; open: approved and not tried yet") @Nullable
        String outcome) {

    ItemQuery query() {
        return ItemQuery.all()
                .withKind(kind == null ? null : known("kind", ChangeKind.byLabel(kind)))
                .withField(field)
                .withWarning(warning == null ? null : known("warning", Coded.byLabel(Warning.class, warning)))
                .withText(q)
                .withExcluded(excluded)
                .withOutcome(
                        outcome == null || isOpen()
                                ? null
                                : known("outcome", Coded.byLabel(OutcomeKind.class, outcome)))
                .withOpen(isOpen());
    }

    private boolean isOpen() {
        return "open".equals(outcome);
    }

    private static <T> T known(String field, Optional<T> value) {
        return value.orElseThrow(
                () -> new InvalidInput("invalid_field", field, field + " has a value that is not known."));
    }
}
