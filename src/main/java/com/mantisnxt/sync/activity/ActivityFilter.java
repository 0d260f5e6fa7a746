package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the search is asked for. An empty set and null ask for all.
 *
 * @param words texts that an error must hold, all of them; empty: errors and everything else
 * @param cause the fingerprint that errors of one cause have in common
 */
public record ActivityFilter(
        Set<SyncStatus> statuses,
        Set<SyncAction> actions,
        Set<EventEntity> entities,
        Set<EventSource> sources,
        @Nullable UUID user,
        @Nullable String syncId,
        List<String> words,
        @Nullable Long cause,
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

    /** Of any cause. */
    public ActivityFilter(
            Set<SyncStatus> statuses,
            Set<SyncAction> actions,
            Set<EventEntity> entities,
            Set<EventSource> sources,
            @Nullable UUID user,
            @Nullable String syncId,
            List<String> words,
            TimeRange range) {
        this(statuses, actions, entities, sources, user, syncId, words, null, range);
    }

    public ActivityFilter within(TimeRange other) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, words, cause, other);
    }

    public ActivityFilter withWords(List<String> others) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, others, cause, range);
    }

    public ActivityFilter withStatuses(Set<SyncStatus> others) {
        return new ActivityFilter(others, actions, entities, sources, user, syncId, words, cause, range);
    }

    public ActivityFilter withActions(Set<SyncAction> others) {
        return new ActivityFilter(statuses, others, entities, sources, user, syncId, words, cause, range);
    }

    public ActivityFilter withEntities(Set<EventEntity> others) {
        return new ActivityFilter(statuses, actions, others, sources, user, syncId, words, cause, range);
    }

    public ActivityFilter withSources(Set<EventSource> others) {
        return new ActivityFilter(statuses, actions, entities, others, user, syncId, words, cause, range);
    }

    public ActivityFilter withCause(@Nullable Long other) {
        return new ActivityFilter(statuses, actions, entities, sources, user, syncId, words, other, range);
    }

    /** Whether only the newest errors are searched, because no index knows texts that short. */
    public boolean isShallow() {
        return !words.isEmpty()
                && !isOfOne()
                && words.stream().noneMatch(word -> FINDABLE.matcher(word).find());
    }

    /** Whether it asks for one person, one sync or one cause: something that the hourly counts don't know. */
    boolean isOfOne() {
        return user != null || syncId != null || cause != null;
    }

    /**
     * Whether several of status, action, entity and source are asked for, and nothing that is rarer by itself. What is
     * completed counts as well, and what names nothing: their indexes leave it out, and it may be rare.
     */
    boolean isCombined() {
        long chosen = Stream.of(statuses, actions, entities, sources)
                .filter(values -> !values.isEmpty())
                .count();
        return words.isEmpty()
                && !isOfOne()
                && (chosen > 1 || statuses.contains(SyncStatus.COMPLETED) || asksForNone());
    }

    private boolean asksForNone() {
        return entities.contains(EventEntity.NONE) || sources.contains(EventSource.NONE);
    }

    /** Whether it leaves anything out besides by time. */
    public boolean isNarrowed() {
        return !equals(DEFAULT.within(range));
    }
}
