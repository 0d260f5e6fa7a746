package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.NumberChange;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import org.jspecify.annotations.Nullable;

/**
 * An item in the list.
 *
 * @param change of its numbers the one that tells most
 */
record ListedItem(PlanItemRow row, @Nullable NumberChange change) {

    int position() {
        return row.position();
    }
}
