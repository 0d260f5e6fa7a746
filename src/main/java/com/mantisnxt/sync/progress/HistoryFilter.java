package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the ended syncs are looked for.
 *
 * @param statuses the ends that count; none stands for all
 * @param source systems that are not ours count as custom
 * @param text found in sync id, job id or who started it; lower case
 * @param within how long ago they ended at the most; null for all that are kept
 */
public record HistoryFilter(
        Set<SyncStatus> statuses,
        @Nullable EntityType entity,
        @Nullable SourceSystem source,
        String text,
        @Nullable Duration within) {

    public static final HistoryFilter ALL = new HistoryFilter(Set.of(), null, null, "", null);

    /** What the board counts as failed within a day. */
    public static final HistoryFilter FAILED_24H =
            new HistoryFilter(EnumSet.of(SyncStatus.FAILED, SyncStatus.TIMEOUT), null, null, "", Duration.ofHours(24));

    private static final int LONGEST_TEXT = 255;

    public HistoryFilter {
        statuses = Set.copyOf(statuses);
        String clean = text.replace("\0", "").strip().toLowerCase(Locale.ROOT);
        text = clean.substring(0, Math.min(clean.length(), LONGEST_TEXT));
    }

    public HistoryFilter toggle(SyncStatus status) {
        EnumSet<SyncStatus> next = EnumSet.noneOf(SyncStatus.class);
        next.addAll(statuses);
        if (!next.remove(status)) {
            next.add(status);
        }
        return new HistoryFilter(next, entity, source, text, within);
    }

    public HistoryFilter withEntity(@Nullable EntityType next) {
        return new HistoryFilter(statuses, next, source, text, within);
    }

    public HistoryFilter withSource(@Nullable SourceSystem next) {
        return new HistoryFilter(statuses, entity, next, text, within);
    }

    public HistoryFilter withText(String next) {
        return new HistoryFilter(statuses, entity, source, next, within);
    }

    public HistoryFilter within(@Nullable Duration next) {
        return new HistoryFilter(statuses, entity, source, text, next);
    }

    public boolean isAll() {
        return equals(ALL);
    }
}
