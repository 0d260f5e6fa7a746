package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import java.util.List;

/** What has to hold when chaos is over. */
record ChaosTruth(Session session, String story) {

    void isEqual(ChaosLine line, ChaoticShop shop) {
        assertThat(line.stored(session)).as(line.shelf() + ", " + story).isEqualTo(shop.on(line.shelf()));
    }

    /** Scans of ids that came to their end. */
    long scans() {
        return session.count(
                "select count(*) from public.sync_activity_log where message like 'read % and the ids of all %'");
    }

    /** Each change that was applied made one version; each record was created once, and is deleted once where it is gone. */
    void nothingWasAppliedTwice() {
        String changes = """
                with changes as (
                    select p.connection_id, p.entity_code, i.external_id,
                           count(*) filter (where i.kind_code = 1) as created,
                           count(*) filter (where i.kind_code = 2) as updated,
                           count(*) filter (where i.kind_code = 3) as deleted
                      from sync_console.preview_outcome o
                      join sync_console.preview_item i using (org_id, preview_id, position)
                      join sync_console.preview_plan p using (org_id, preview_id)
                     where o.outcome_code = 1
                     group by 1, 2, 3)
                """;
        assertThat(session.rows(changes + """
                select *
                  from changes c
                  left join sync_console.record r using (connection_id, entity_code, external_id)
                 where created <> 1
                    or deleted <> (r.version is null)::integer
                    or r.version <> 1 + updated
                """)).as(story).isEmpty();
        assertThat(session.count("select count(*) from sync_console.preview_outcome where times <> 1"))
                .as(story)
                .isZero();
    }

    /** @param last syncs that began when all was well again */
    void boardIsTrue(List<String> last) {
        assertThat(session.rows("""
                select r.sync_id, r.state_code, p.status::text, p.processed_count, p.failed_count, p.total_items, p.error_code
                  from sync_console.run r
                  left join public.sync_progress p using (org_id, sync_id)
                 where not coalesce(
                           r.state_code = 4 and p.status in ('completed', 'completed_with_errors')
                               and r.processed = p.processed_count and r.failed = p.failed_count
                           or r.state_code = 5 and p.status = 'failed' and p.error_code <> 'run_failed', false)
                """)).as(story).isEmpty();
        for (String sync : last) {
            assertThat(session.value(
                            String.class, "select status::text from public.sync_progress where sync_id = ?", sync))
                    .as(story)
                    .isEqualTo("completed");
        }
        for (String table : List.of("staged_record", "staged_id", "stage")) {
            assertThat(session.count("select count(*) from sync_console." + table))
                    .as(table)
                    .isZero();
        }
        assertThat(session.count("select count(*) from sync_console.scheduled_tasks where task_name = 'run'"))
                .isZero();
    }
}
