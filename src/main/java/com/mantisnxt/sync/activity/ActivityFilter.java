package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the search is asked for. An empty set and null ask for all.
 *
 * @param words texts that an error must hold, all of them; empty: errors and everything else
 */
public record ActivityFilter(
        Set<SyncStatus> statuses,
        Set<SyncAction> actions,
        Set<EntityType> entities,
        Set<SourceSystem> sources,
        @Nullable UUID user,
        @Nullable String syncId,
        List<String> words,
        TimeRange range) {

    static final int MOST_WORDS = 16;
    static final int LONGEST_WORD = 200;

    /** What an index of words can find: three letters or digits in a row. */
    private static final Pattern FINDABLE = Pattern.compile("[\\p{L}\\p{N}]{3}");

    /** Everything of the last 24 hours. */
    public static final ActivityFilter DEFAULT =
            new ActivityFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, List.of(), TimeRange.DAY);

    public ActivityFilter {
        statuses = Set.copyOf(statuses);
        actions = Set.copyOf(actions);
        entities = Set.copyOf(entities);
        sources = Set.copyOf(sources);
        words = List.copyOf(words);
    }

    public ActivityFilter within(TimeRange other) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, words, other);
    }

    public ActivityFilter withWords(List<String> others) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, others, range);
    }

    /** Whether only the newest errors are searched, because no index knows texts that short. */
    public boolean isShallow() {
        return !words.isEmpty()
                && user == null
                && syncId == null
                && words.stream().noneMatch(word -> FINDABLE.matcher(word).find());
    }

    /** Whether it leaves anything out besides by time. */
    public boolean isNarrowed() {
        return !equals(DEFAULT.within(range));
    }
}
