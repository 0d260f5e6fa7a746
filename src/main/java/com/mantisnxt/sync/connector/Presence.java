package com.mantisnxt.sync.connector;

import java.util.Set;

/**
 * What a system says of single records. It may settle the first of them only, so that whoever asks can go on later.
 *
 * @param settled so many of the ids, from the first on
 * @param there those of them that it has
 */
public record Presence(int settled, Set<String> there) {

    /** Ids of one question. */
    public static final int MOST = 100;

    public Presence {
        there = Set.copyOf(there);
    }
}
