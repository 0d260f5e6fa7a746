package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The speed of a sync over its whole run, from the samples that the database keeps. */
@Service
public class SpeedHistory {

    private static final String POINTS = """
            select at, items_per_min
              from (select at,
                           items_per_min,
                           row_number() over (order by at) as position,
                           count(*) over () as amount
                      from sync_console.sync_progress_sample
                     where org_id = ? and progress_id = ? and items_per_min is not null) as sample
             where position % greatest(amount / ?, 1) = 0
             order by at
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    SpeedHistory(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** At most about twice as many points as asked for, evenly thinned, oldest first. */
    @Transactional(readOnly = true)
    public List<Point> of(UUID sync, int points) {
        UUID org = currentCaller.require(Right.READ).org().value();
        return jdbc.sql(POINTS)
                .params(org, sync, points)
                .query((row, number) -> new Point(
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        row.getFloat("items_per_min")))
                .list();
    }

    /** @param perMinute items a minute */
    public record Point(Instant at, float perMinute) {}
}
