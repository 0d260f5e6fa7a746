package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Groups the errors that a search finds by their cause: how often, since when, in how many syncs. */
@Service
public class ActivityCauses {

    /** More than anybody reads. */
    public static final int MOST = 200;

    private final CurrentCaller currentCaller;
    private final BoundedReads reads;
    private final AffectedSyncs syncs;
    private final JdbcClient jdbc;
    private final Duration patience;

    ActivityCauses(
            CurrentCaller currentCaller,
            BoundedReads reads,
            AffectedSyncs syncs,
            JdbcClient jdbc,
            ActivityProperties properties) {
        this.patience = properties.searchPatience();
        this.syncs = syncs;
        this.currentCaller = currentCaller;
        this.reads = reads;
        this.jdbc = jdbc;
    }

    /** @param pinned with both ends of its time, see {@link ActivitySearch#pin} */
    public ErrorCauses of(ActivityFilter pinned) {
        UUID org = currentCaller.require(Right.READ).org().value();
        return reads.addedUp(patience, () -> {
            ErrorCauses found = read(org, pinned, MOST);
            return ActivityOverviews.isFound(pinned) || found.causes().isEmpty() ? found : inSyncs(org, pinned, found);
        });
    }

    private ErrorCauses inSyncs(UUID org, ActivityFilter pinned, ErrorCauses found) {
        return new ErrorCauses(syncs.of(found.causes(), org, pinned), found.total(), found.errors());
    }

    /** To be called at one moment with whatever it shall agree with. */
    ErrorCauses read(UUID org, ActivityFilter filter, int most) {
        Instant to = Objects.requireNonNull(filter.range().end(), "the end of the time");
        Instant from = filter.range().start(to);
        ActivityStatement.Sql sql = count(org, filter, from, most);
        Map<Long, Counted> counted = new HashMap<>();
        long[] all = new long[2];
        jdbc.sql(sql.text()).params(sql.parameters()).query(row -> {
            counted.put(
                    row.getLong("fingerprint"),
                    new Counted(
                            row.getLong("events"),
                            row.getInt("syncs"),
                            row.getObject("first_at", OffsetDateTime.class),
                            row.getObject("last_at", OffsetDateTime.class)));
            all[0] = row.getLong("causes");
            all[1] = row.getLong("errors");
        });
        return new ErrorCauses(details(org, filter, counted), all[0], all[1]);
    }

    private ActivityStatement.Sql count(UUID org, ActivityFilter filter, Instant from, int most) {
        Instant to = Objects.requireNonNull(filter.range().end());
        var statement = new CauseStatement(org, filter, most);
        if (ActivityOverviews.isFound(filter)) {
            return statement.found(new ActivityStatement(org, filter, to)
                    .page(ActivityStatement.ROW, Slice.after(null, ActivityOverviews.most(filter))));
        }
        long folded = jdbc.sql("select folded_to from sync_console.activity_fold")
                .query(Long.class)
                .single();
        return statement.byHours(from, to, folded);
    }

    private List<ErrorCause> details(UUID org, ActivityFilter filter, Map<Long, Counted> counted) {
        Long[] causes = counted.keySet().toArray(Long[]::new);
        String[] times = Arrays.stream(causes)
                .map(cause ->
                        Objects.requireNonNull(counted.get(cause)).lastAt().toString())
                .toArray(String[]::new);
        return jdbc
                .sql(CauseStatement.DETAILS.formatted(FilteredCodes.condition(filter)))
                .params(causes, times, org, causes, org)
                .query((row, number) -> cause(row, counted))
                .list()
                .stream()
                .sorted(Comparator.comparing((ErrorCause cause) -> -cause.events())
                        .thenComparing(ErrorCause::fingerprint))
                .toList();
    }

    private static ErrorCause cause(ResultSet row, Map<Long, Counted> counted) throws SQLException {
        long cause = row.getLong("cause");
        Counted of = Objects.requireNonNull(counted.get(cause));
        return new ErrorCause(
                cause,
                of.events(),
                first(row.getObject("first_at", OffsetDateTime.class), of.firstAt()),
                new EventMapper().mapRow(row, 0).row(),
                of.syncs(),
                false);
    }

    /** What was written just now is not in the hourly counts yet. */
    private static Instant first(@Nullable OffsetDateTime folded, OffsetDateTime found) {
        return (folded == null || found.isBefore(folded) ? found : folded).toInstant();
    }

    /** @param syncs 0 where the hourly counts were asked, which don't know them */
    private record Counted(long events, int syncs, OffsetDateTime firstAt, OffsetDateTime lastAt) {}
}
