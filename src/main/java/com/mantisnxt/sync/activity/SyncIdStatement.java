package com.mantisnxt.sync.activity;

import java.util.List;
import java.util.UUID;

/** Finds ids of syncs in the log by stepping from one to the next in their index, however many events each has. */
final class SyncIdStatement {

    /** More than are shown: where the database sorts by a language, others may stand between those that begin so. */
    private static final String FROM = """
            with recursive known (sync_id, n) as (
                (select sync_id, 1
                   from public.sync_activity_log
                  where org_id = ? and sync_id >= ?
                  order by sync_id
                  limit 1)
                 union all
                select (select log.sync_id
                          from public.sync_activity_log log
                         where log.org_id = ? and log.sync_id > known.sync_id
                         order by log.sync_id
                         limit 1),
                       n + 1
                  from known
                 where sync_id is not null and n < 20
            )
            select sync_id
              from known
             where sync_id is not null
             order by n
            """;

    private static final String RECENT = """
            select sync_id
              from (select sync_id, created_at
                      from public.sync_activity_log
                     where org_id = ?
                     order by created_at desc, id desc
                     limit 500) newest
             where sync_id is not null
             group by sync_id
             order by max(created_at) desc
             limit 10
            """;

    private SyncIdStatement() {}

    static ActivityStatement.Sql from(UUID org, String beginning) {
        return new ActivityStatement.Sql(FROM, List.of(org, beginning, org));
    }

    static ActivityStatement.Sql recent(UUID org) {
        return new ActivityStatement.Sql(RECENT, List.of(org));
    }
}
