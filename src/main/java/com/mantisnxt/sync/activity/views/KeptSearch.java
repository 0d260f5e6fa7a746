package com.mantisnxt.sync.activity.views;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.base.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a view brings back.
 *
 * @param byCause whether errors are grouped by their cause
 * @param columns as the address of the screen has them; null leaves them to whoever opens it
 */
public record KeptSearch(
        ActivityFilter filter, boolean byCause, @Nullable String columns) {

    private static final Pattern COLUMNS = Pattern.compile("-?[a-z]{1,20}(,-?[a-z]{1,20}){0,19}");

    public KeptSearch {
        if (columns != null && !COLUMNS.matcher(columns).matches()) {
            throw new InvalidInput("invalid_columns", "columns", "These are no columns.");
        }
    }

    public static KeptSearch of(ActivityFilter filter) {
        return new KeptSearch(filter, false, null);
    }
}
