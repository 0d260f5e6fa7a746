package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the search is asked for. An empty set and null ask for all. */
public record ActivityFilter(
        Set<SyncStatus> statuses,
        Set<SyncAction> actions,
        Set<EntityType> entities,
        Set<SourceSystem> sources,
        @Nullable UUID user,
        @Nullable String syncId,
        TimeRange range) {

    /** Everything of the last 24 hours. */
    public static final ActivityFilter DEFAULT =
            new ActivityFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, TimeRange.DAY);

    public ActivityFilter {
        statuses = Set.copyOf(statuses);
        actions = Set.copyOf(actions);
        entities = Set.copyOf(entities);
        sources = Set.copyOf(sources);
    }

    public ActivityFilter within(TimeRange other) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, other);
    }

    /** Whether it leaves anything out besides by time. */
    public boolean isNarrowed() {
        return !equals(DEFAULT.within(range));
    }
}
