package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.tenant.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * All matching events in full, newest first, for what reads every one of them: a chunk at a time, bounded in rows and in
 * bytes, each in a short transaction of its own and only for who is still let in.
 */
@Service
public class ActivityChunks {

    private static final int ROWS = 2_000;
    private static final int BYTES = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TO_COUNT = Duration.ofSeconds(2);

    private final CurrentCaller currentCaller;
    private final Standing standing;
    private final BoundedReads reads;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivityChunks(CurrentCaller currentCaller, Standing standing, BoundedReads reads, JdbcClient jdbc, Clock clock) {
        this.currentCaller = currentCaller;
        this.standing = standing;
        this.reads = reads;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param next hand it over to get the chunk after this one; null at the end */
    public record Chunk(
            List<ActivityDetail> events, @Nullable EventId next) {}

    /**
     * @param pinned by {@link ActivitySearch#pin}, so that it stands still from chunk to chunk
     * @param after the {@code next} of the chunk before, null for the first one
     * @param most how many are still wanted, at least one
     */
    public Chunk read(ActivityFilter pinned, @Nullable EventId after, long most) {
        UUID org = standing.require(Right.READ).org().value();
        int rows = (int) Math.min(ROWS, most);
        var sql = new ActivityStatement(org, pinned, clock.instant()).chunk(Slice.after(after, rows), BYTES);
        List<Sized> found = reads.within(
                PATIENCE,
                () -> jdbc.sql(sql.text())
                        .params(sql.parameters())
                        .query(new SizedMapper())
                        .list());
        boolean isLast =
                found.isEmpty() || found.size() < rows && found.getLast().upto() <= BYTES;
        return new Chunk(
                found.stream().map(Sized::event).toList(),
                isLast ? null : found.getLast().event().row().id());
    }

    /** However many they are; empty where counting them would take too long, or where only the index of words knows. */
    public OptionalLong count(ActivityFilter filter) {
        UUID org = currentCaller.require(Right.READ).org().value();
        var sql = new ActivityStatement(org, filter, clock.instant()).count(Slice.after(null, Integer.MAX_VALUE));
        try {
            long count = reads.within(
                    TO_COUNT,
                    () -> jdbc.sql(sql.text())
                            .params(sql.parameters())
                            .query(Long.class)
                            .single());
            return filter.words().isEmpty() || count <= CappedCount.MOST
                    ? OptionalLong.of(count)
                    : OptionalLong.empty();
        } catch (ActivityRefused tooSlow) {
            return OptionalLong.empty();
        }
    }

    /** @param upto bytes of the texts of its chunk up to it */
    private record Sized(ActivityDetail event, long upto) {}

    private static final class SizedMapper implements RowMapper<Sized> {

        private final EventMapper events = new EventMapper();

        @Override
        public Sized mapRow(ResultSet row, int number) throws SQLException {
            return new Sized(events.mapRow(row, number), row.getLong("upto"));
        }
    }
}
