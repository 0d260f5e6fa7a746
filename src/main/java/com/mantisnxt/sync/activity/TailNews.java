package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.util.List;

/**
 * The newest events that match, as last read.
 *
 * @param rows newest first; all there are, or else {@link #MOST}
 * @param arrived how many have appeared since the tail began
 * @param floods how often more appeared at once than are read
 * @param readAt when the database last answered
 */
public record TailNews(List<ActivityRow> rows, long arrived, long floods, Instant readAt) {

    public static final int MOST = 200;

    public TailNews {
        rows = List.copyOf(rows);
    }
}
