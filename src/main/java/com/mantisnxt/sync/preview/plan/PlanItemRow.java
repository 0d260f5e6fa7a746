package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.preview.ChangeKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item as a list shows it.
 *
 * @param position its place among all items of the preview, from 0; stays whatever is filtered
 * @param changed names of the fields that change; {@value #STATE} where the record was archived or came back
 * @param excluded taken out as a whole
 * @param excludedFields taken out one by one
 * @param outcome null until it was tried
 */
public record PlanItemRow(
        int position,
        ChangeKind kind,
        String externalId,
        @Nullable String name,
        List<String> changed,
        Set<Warning> warnings,
        boolean excluded,
        List<String> excludedFields,
        @Nullable OutcomeKind outcome) {

    public static final String STATE = "@state";
}
