package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which syncs the events are of that a search finds, the one with the newest first: a list to act on. */
@Service
public class ErrorSyncs {

    static final int MOST = 1_000;

    private static final String SYNCS = """
            select sync_id, count(*) as events
              from (%s) found
             group by sync_id
             order by max(created_at) desc, sync_id
            """;

    private final CurrentCaller currentCaller;
    private final BoundedReads reads;
    private final JdbcClient jdbc;
    private final Duration patience;

    ErrorSyncs(CurrentCaller currentCaller, BoundedReads reads, JdbcClient jdbc, ActivityProperties properties) {
        this.currentCaller = currentCaller;
        this.reads = reads;
        this.jdbc = jdbc;
        this.patience = properties.searchPatience();
    }

    /**
     * @param syncs the first {@value #MOST} at most
     * @param withoutSync events that name none
     * @param orMore whether there are more syncs, or more events than were looked at
     */
    public record Found(List<String> syncs, long withoutSync, boolean orMore) {}

    private record Counted(@Nullable String syncId, long events) {}

    /** @param pinned with both ends of its time, see {@link ActivitySearch#pin} */
    public Found of(ActivityFilter pinned) {
        UUID org = currentCaller.require(Right.READ).org().value();
        Instant to = Objects.requireNonNull(pinned.range().end(), "the end of the time");
        int most = ActivityOverviews.most(pinned);
        var events = new ActivityStatement(org, pinned, to).page(ActivityStatement.ROW, Slice.after(null, most));
        return reads.within(
                patience,
                () -> found(
                        jdbc.sql(SYNCS.formatted(events.text()))
                                .params(events.parameters())
                                .query((row, number) -> new Counted(row.getString("sync_id"), row.getLong("events")))
                                .list(),
                        most));
    }

    private static Found found(List<Counted> counted, int most) {
        List<String> syncs = new ArrayList<>();
        long withoutSync = 0;
        long events = 0;
        for (Counted each : counted) {
            events += each.events();
            if (each.syncId() == null) {
                withoutSync = each.events();
            } else {
                syncs.add(each.syncId());
            }
        }
        boolean orMore = syncs.size() > MOST || events >= most;
        return new Found(List.copyOf(syncs.subList(0, Math.min(MOST, syncs.size()))), withoutSync, orMore);
    }
}
