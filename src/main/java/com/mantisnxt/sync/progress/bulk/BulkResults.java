package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what came of acts on many syncs, of the caller's organisation. */
@Service
public class BulkResults {

    private static final int MOST = 1_000;

    private static final String ONE = BulkRows.ACTS + " and a.id = ?";
    private static final String LATEST = BulkRows.ACTS + """
               and (a.asked_at, a.id) < (?, ?)
             order by a.asked_at desc, a.id desc
             limit ?
            """;
    private static final String CURRENT = BulkRows.ACTS + """
               and a.asked_at > clock_timestamp() - interval '1 day'
               and (a.state_code = 1 or a.ended_at > clock_timestamp() - interval '20 seconds')
             order by a.asked_at desc, a.id desc
             limit 20
            """;
    private static final String ITEMS = """
            select position, sync_id, outcome_code, reason, result_sync, settled_at
              from sync_console.bulk_item
             where org_id = ?
               and act_id = ?
               and position > ?
               and (? or outcome_code is not distinct from ?)
             order by position
             limit ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    BulkResults(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** Where a page of acts ended. */
    public record Cursor(Instant at, UUID id) {}

    @Transactional(readOnly = true, timeout = 5)
    public Optional<BulkAct> find(UUID act) {
        return jdbc.sql(ONE).params(org(), act).query(BulkRows::act).optional();
    }

    /** Latest first. */
    @Transactional(readOnly = true, timeout = 5)
    public List<BulkAct> latest(@Nullable Cursor after, int limit) {
        Instant at = after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at();
        UUID id = after == null ? new UUID(-1, -1) : after.id();
        return jdbc.sql(LATEST)
                .params(org(), at.atOffset(ZoneOffset.UTC), id, Math.min(limit, MOST))
                .query(BulkRows::act)
                .list();
    }

    /** Those under way, and those that have just ended. */
    @Transactional(readOnly = true, timeout = 5)
    public List<BulkAct> current() {
        return jdbc.sql(CURRENT).params(org()).query(BulkRows::act).list();
    }

    /**
     * The syncs of an act in the order in which they were selected.
     *
     * @param which null for all
     * @param after the last position seen, null for the beginning
     */
    @Transactional(readOnly = true, timeout = 5)
    public List<BulkItem> items(UUID act, @Nullable BulkOutcome which, @Nullable Integer after, int limit) {
        return jdbc.sql(ITEMS)
                .params(org(), act, after == null ? -1 : after, which == null)
                .param(which == null ? null : which.code())
                .param(Math.min(limit, MOST))
                .query(BulkRows::item)
                .list();
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
