package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the syncs of a connection stand: each kind of record that is in use, by its latest run.
 *
 * @param open how many are not over
 * @param failed whose latest run failed, newest first
 * @param withErrors whose latest run came to its end and left something out, newest first
 * @param at of the newest of those that say most: what failed, else what left something out, else what is done; null
 *     where nothing is over yet
 */
public record Standing(
        int open,
        List<EntityType> failed,
        List<EntityType> withErrors,
        @Nullable Instant at) {

    public static final Standing NEVER_RUN = new Standing(0, List.of(), List.of(), null);
}
