package com.mantisnxt.sync.activity.views;

import com.mantisnxt.sync.activity.ActivityFilter;
import java.util.UUID;

/**
 * A search that somebody kept, as its asker sees it.
 *
 * @param search what it searches for, and how that is shown; a time up to now still is one
 * @param shared whether the whole organisation sees it
 * @param isMine whether the asker keeps it
 * @param isChangeable whether the asker may change it: their own, and for administrators what is shared
 */
public record SavedView(
        UUID id,
        String name,
        KeptSearch search,
        boolean shared,
        String ownerName,
        boolean isMine,
        boolean isChangeable) {

    public ActivityFilter filter() {
        return search.filter();
    }
}
