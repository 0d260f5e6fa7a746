package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One statement for any number of reports: rows are locked in the order of their ids, each entry gets its verdict. */
@Repository
class ReportStatement {

    /**
     * Of an entry e and its row t. Impossible entries are judged here, so that the table's own checks never fail a whole
     * batch.
     */
    private static final String VERDICT = """
            case
              when t.id is null then 'unknown_sync'
              when t.close_reason is not null then 'sync_closed'
              when e.seq <= t.report_seq then 'stale'
              when e.seq is null and e.processed + e.failed < t.processed_count + t.failed_count then 'stale'
              when t.completed_at is not null and (t.completes_by_finish or e.total is null
                   or e.total <= t.total_items) then 'sync_finished'
              when (e.total is not null or t.total_known)
                   and e.processed + e.failed > coalesce(e.total, t.total_items) then 'counts_exceed_total'
              else 'applied'
            end
            """;

    /** A sync without a known total follows its counts. */
    private static final String UPDATE = """
            update public.sync_progress t
               set processed_count = e.processed,
                   failed_count = e.failed,
                   total_items = coalesce(e.total, case when t.total_known then t.total_items
                                                        else e.processed + e.failed end),
                   total_known = t.total_known or e.total is not null,
                   current_item = least(coalesce(e.current_item, e.processed + e.failed),
                                        coalesce(e.total, greatest(t.total_items, e.processed + e.failed))),
                   batch_number = coalesce(e.batch, t.batch_number),
                   report_seq = coalesce(e.seq, t.report_seq),
                   status = case when t.status = 'pending' or t.status = 'paused' and
                                      e.processed + e.failed > t.processed_count + t.failed_count
                                 then 'in_progress' else t.status end,
                   worker_state = case when t.worker_state in ('throttled', 'waiting', 'paused', 'queued') and
                                            e.processed + e.failed > t.processed_count + t.failed_count
                                       then 'running' else t.worker_state end
            """;

    /** Nearly every report is applied, and then this is all there is to do. */
    private static final String APPLY_ONE = UPDATE + """
              from (select ?::text as sync_id, ?::bigint as seq, ?::integer as processed, ?::integer as failed,
                           ?::integer as total, ?::integer as current_item, ?::integer as batch) e
             where t.org_id = ?
               and t.sync_id = e.sync_id
               and 'applied' =
            """ + VERDICT;

    private static final String APPLY = """
            with entry as (
              select *
                from unnest(?::text[], ?::bigint[], ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[])
                  as e(sync_id, seq, processed, failed, total, current_item, batch)
            ), target as materialized (
              select p.id, p.sync_id, p.completed_at, p.close_reason, p.report_seq, p.total_known, p.total_items,
                     p.processed_count, p.failed_count, p.completes_by_finish
                from public.sync_progress p
               where p.org_id = ? and p.sync_id = any (?::text[])
               order by p.sync_id
                 for no key update
            ), judged as materialized (
              select e.*, t.id, t.total_items,
            """ + VERDICT + """
                     as verdict
                from entry e
                left join target t on t.sync_id = e.sync_id
            ), applied as (
            """ + UPDATE + """
                from judged e
               where t.id = e.id and e.verdict = 'applied'
            )
            select sync_id, verdict, processed, failed, coalesce(total, total_items) as total
              from judged
             where verdict <> 'applied'
            """;

    private final JdbcClient jdbc;

    ReportStatement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ReportResult apply(OrgId org, ProgressReport report) {
        int applied = jdbc.sql(APPLY_ONE)
                .param(report.syncId())
                .param(report.sequence())
                .param(report.processed())
                .param(report.failed())
                .param(report.total())
                .param(report.currentItem())
                .param(report.batch())
                .param(org.value())
                .update();
        return applied == 1
                ? ReportResult.applied(report.syncId())
                : apply(org, List.of(report)).getFirst();
    }

    /** One result per report, in their order; no sync may occur twice. */
    List<ReportResult> apply(OrgId org, List<ProgressReport> reports) {
        Map<String, ReportResult> others = notApplied(org, reports);
        return reports.stream()
                .map(report -> others.getOrDefault(report.syncId(), ReportResult.applied(report.syncId())))
                .toList();
    }

    private Map<String, ReportResult> notApplied(OrgId org, List<ProgressReport> reports) {
        String[] ids = column(reports, ProgressReport::syncId, String[]::new);
        Map<String, ReportResult> others = new HashMap<>();
        jdbc.sql(APPLY)
                .params(
                        ids,
                        column(reports, ProgressReport::sequence, Long[]::new),
                        column(reports, ProgressReport::processed, Integer[]::new),
                        column(reports, ProgressReport::failed, Integer[]::new),
                        column(reports, ProgressReport::total, Integer[]::new),
                        column(reports, ProgressReport::currentItem, Integer[]::new),
                        column(reports, ProgressReport::batch, Integer[]::new),
                        org.value(),
                        ids)
                .query(row -> {
                    ReportResult result = result(row);
                    others.put(result.syncId(), result);
                });
        return others;
    }

    private static ReportResult result(ResultSet row) throws SQLException {
        String syncId = Objects.requireNonNull(row.getString("sync_id"));
        String verdict = Objects.requireNonNull(row.getString("verdict"));
        return switch (verdict) {
            case "stale" -> new ReportResult(syncId, ReportResult.Result.stale, null, null);
            case "counts_exceed_total" ->
                ReportResult.refused(
                        syncId,
                        verdict,
                        "processed %d + failed %d is more than total %d."
                                .formatted(row.getInt("processed"), row.getInt("failed"), row.getInt("total")));
            default -> ReportResult.refused(syncId, verdict, verdict.replace('_', ' ') + ".");
        };
    }

    private static <T> T[] column(
            List<ProgressReport> reports, Function<ProgressReport, T> field, IntFunction<T[]> array) {
        return reports.stream().map(field).toArray(array);
    }
}
