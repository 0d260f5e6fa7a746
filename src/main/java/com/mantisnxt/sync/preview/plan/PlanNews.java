package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a preview stands, as last read.
 *
 * @param hash what an approval would bind; empty until there is something to approve
 * @param last null while nobody has done anything to it
 */
public record PlanNews(
        PlanState state, String hash, @Nullable Act last) {

    /** @param by null where a token without a maker acted */
    public record Act(PlanAct what, @Nullable UUID by, String name, Instant at) {

        public boolean isOf(Caller caller) {
            return name.equals(caller.fullName()) && (by == null || by.equals(caller.answerable()));
        }
    }
}
