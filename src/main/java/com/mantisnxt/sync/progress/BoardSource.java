package com.mantisnxt.sync.progress;

import org.jspecify.annotations.Nullable;

/** Where a loop of the feed gets its boards: one organisation's. */
interface BoardSource {

    /** The latest, null before the first attempt to read. */
    @Nullable
    OrgBoard board();

    int activeRows();

    /** Reads once. */
    BoardChange cycle();

    /** The database did not answer. */
    BoardChange lost();
}
