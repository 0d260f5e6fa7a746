package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many syncs causes affect, which the hourly counts don't know: of each the newest errors are looked at. */
@Component
class AffectedSyncs {

    private static final int NEWEST = 500;

    private static final String SYNCS = """
            select wanted.cause, count(distinct looked.sync_id) as syncs, count(*) as events
              from unnest(?::bigint[]) wanted (cause)
             cross join lateral (
                 select sync_id
                   from public.sync_activity_log
                  where org_id = ?
                    and fingerprint = wanted.cause
                    and created_at >= ?
                    and created_at < ?
                    and %s
                  order by created_at desc, id desc
                  limit %d) looked
             group by wanted.cause
            """;

    private final JdbcClient jdbc;

    AffectedSyncs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Looked(int syncs, boolean orMore) {}

    /** The same causes in the same order, with their syncs. */
    List<ErrorCause> of(List<ErrorCause> causes, UUID org, ActivityFilter pinned) {
        Instant to = Objects.requireNonNull(pinned.range().end(), "the end of the time");
        Map<Long, Looked> looked = new HashMap<>();
        jdbc.sql(SYNCS.formatted(FilteredCodes.condition(pinned), NEWEST))
                .param(causes.stream().map(ErrorCause::fingerprint).toArray(Long[]::new))
                .param(org)
                .param(pinned.range().start(to).atOffset(ZoneOffset.UTC))
                .param(to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    looked.put(row.getLong("cause"), new Looked(row.getInt("syncs"), row.getLong("events") == NEWEST));
                });
        return causes.stream()
                .map(cause -> {
                    Looked found = looked.getOrDefault(cause.fingerprint(), new Looked(0, false));
                    return cause.inSyncs(found.syncs, found.orMore && cause.events() > NEWEST);
                })
                .toList();
    }
}
