package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The two days before a demo's first start, in the log by plain SQL: busy hours, quiet ones, and some that went wrong. */
@Component
@Profile("demo")
class DemoHistory {

    private static final String WRITE = """
            insert into public.sync_activity_log
                   (org_id, created_at, sync_id, entity_type, source_code, action, status, record_count,
                    duration_seconds, item_key, message, error_message)
            select :org, moment.at,
                   (array['woo', 'odoo', 'shopify', 'csv'])[kind.source] || '-' || kind.entity || 's-'
                       || to_char(moment.at, 'MMDD') || (n / 90) % 40,
                   kind.entity::public.sync_entity_type, kind.source,
                   (case when kind.dice < 0.04 then 'sync_start' when kind.dice < 0.08 then 'sync_complete'
                         else 'batch_process' end)::public.sync_action,
                   outcome.status::public.sync_status_type,
                   20 + n % 80, round((2 + 9 * kind.dice)::numeric, 2),
                   case when outcome.failed then 'SKU-' || 4000 + n * 7 % 900 end,
                   case when not outcome.failed then 20 + n % 80 || ' records' end,
                   case when outcome.failed then replace((array[
                       :price,
                       'order %: line 2: unknown product 90%',
                       'Rate limit exceeded: 429 Too Many Requests, retry after % s',
                       'customer %: e-mail "n/a" is not valid',
                       'connection to server at "10.0.4.7", port 5432 failed: Connection refused',
                       'Image could not be fetched: 404 https://cdn.example/p/%.jpg'])[outcome.cause], '%', (n * 31 % 977)::text)
                   end
              from generate_series(1, 6000) n
             cross join lateral (select now() - interval '2 minutes' - n * interval '29 seconds' as at) moment
             cross join lateral (select random() as dice,
                   case when n between 700 and 1000 and n % 3 > 0 then 2 else 1 + (n / 37) % 4 end as source,
                   (array['product', 'order', 'customer', 'invoice', 'inventory'])[1 + (n / 53) % 5] as entity) kind
             cross join lateral (select n between 700 and 1000 and kind.source = 2 as bad) trouble
             cross join lateral (select
                   case when trouble.bad and random() < 0.7 then 'failed' when random() < 0.05 then 'completed_with_errors'
                        when random() < 0.015 then 'failed' when kind.dice < 0.04 then 'in_progress'
                        else 'completed' end as status) verdict
             cross join lateral (select verdict.status, verdict.status in ('failed', 'completed_with_errors') as failed,
                   case when trouble.bad then 5 else 1 + (n * 7 + n / 90) % 6 end as cause) outcome
             where random() < case when trouble.bad then 0.9 else 0.45 + 0.4 * sin(extract(epoch from moment.at) / 13751) end
               and not exists (select from public.sync_activity_log l
                                where l.org_id = :org and l.created_at < now() - interval '1 hour')
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    DemoHistory(CurrentCaller currentCaller, TransactionTemplate transaction, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Once; a log that is older than an hour has a history of its own. */
    void write(OrgId org) {
        currentCaller.runAs(
                Caller.reader(org),
                () -> transaction.executeWithoutResult(status -> jdbc.sql(WRITE)
                        .param("org", org.value())
                        .param("price", DemoErrors.PRICE)
                        .update()));
    }
}
