package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One statement for any number of reports: rows are locked in the order of their ids, each entry gets its verdict. */
@Repository
class ReportStatement {

    /**
     * Impossible entries are judged here, so that the table's own checks never fail a whole batch. A sync without a
     * known total follows its counts.
     */
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
                 for update
            ), judged as (
              select e.*, t.id, t.total_known, t.total_items,
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
                     end as verdict
                from entry e
                left join target t on t.sync_id = e.sync_id
            ), applied as (
              update public.sync_progress p
                 set processed_count = j.processed,
                     failed_count = j.failed,
                     total_items = coalesce(j.total, case when j.total_known then p.total_items
                                                          else j.processed + j.failed end),
                     total_known = p.total_known or j.total is not null,
                     current_item = least(coalesce(j.current_item, j.processed + j.failed),
                                          coalesce(j.total, greatest(p.total_items, j.processed + j.failed))),
                     batch_number = coalesce(j.batch, p.batch_number),
                     report_seq = coalesce(j.seq, p.report_seq),
                     status = case when p.status = 'pending' or p.status = 'paused' and
                                      j.processed + j.failed > p.processed_count + p.failed_count then 'in_progress' else p.status end,
                     worker_state = case when p.worker_state in ('throttled', 'waiting', 'paused', 'queued') and
                                              j.processed + j.failed > p.processed_count + p.failed_count
                                         then 'running' else p.worker_state end
                from judged j
               where p.id = j.id and j.verdict = 'applied'
            )
            select sync_id, verdict, processed, failed, coalesce(total, total_items) as total from judged
            """;

    private final JdbcClient jdbc;

    ReportStatement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ReportResult> apply(OrgId org, List<ProgressReport> reports) {
        String[] ids = column(reports, ProgressReport::syncId, String[]::new);
        return jdbc.sql(APPLY)
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
                .query((row, number) -> result(
                        Objects.requireNonNull(row.getString("sync_id")),
                        Objects.requireNonNull(row.getString("verdict")),
                        new int[] {row.getInt("processed"), row.getInt("failed"), row.getInt("total")}))
                .list();
    }

    private static ReportResult result(String syncId, String verdict, int[] counts) {
        return switch (verdict) {
            case "applied" -> new ReportResult(syncId, ReportResult.Result.applied, null, null);
            case "stale" -> new ReportResult(syncId, ReportResult.Result.stale, null, null);
            case "counts_exceed_total" ->
                ReportResult.refused(
                        syncId,
                        verdict,
                        "processed %d + failed %d is more than total %d.".formatted(counts[0], counts[1], counts[2]));
            default -> ReportResult.refused(syncId, verdict, verdict.replace('_', ' ') + ".");
        };
    }

    private static <T> T[] column(
            List<ProgressReport> reports, Function<ProgressReport, T> field, IntFunction<T[]> array) {
        return reports.stream().map(field).toArray(array);
    }
}
