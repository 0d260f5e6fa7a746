package com.mantisnxt.sync.isolation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one round of the proof asked and saw.
 *
 * @param checks how many questions were asked that prove something
 * @param places of how many tables, paths and feeds
 * @param foreign what was seen of other organisations; empty as long as the proof holds
 * @param troubles what could not be asked, where nothing is proven for that round
 * @param unproven where a canary did not find what is its own, so that nothing is proven there either
 */
public record IsolationRound(
        Instant at,
        String node,
        int checks,
        int places,
        Duration took,
        List<ForeignRow> foreign,
        List<String> troubles,
        List<String> unproven) {

    /** Whether everything was asked, by somebody who would have seen it, and nothing was seen. */
    public boolean holds() {
        return foreign.isEmpty() && troubles.isEmpty() && unproven.isEmpty();
    }
}
