package com.mantisnxt.sync.isolation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one round of the proof asked and saw.
 *
 * @param checks how many questions were asked
 * @param places of how many tables, paths and feeds
 * @param foreign what was seen of other organisations; empty as long as the proof holds
 * @param troubles what could not be asked, where nothing is proven for that round
 */
public record IsolationRound(
        Instant at,
        String node,
        int checks,
        int places,
        Duration took,
        List<ForeignRow> foreign,
        List<String> troubles) {

    /** Whether everything was asked and nothing was seen. */
    public boolean holds() {
        return foreign.isEmpty() && troubles.isEmpty();
    }
}
