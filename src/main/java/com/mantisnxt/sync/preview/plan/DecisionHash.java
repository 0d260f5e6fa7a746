package com.mantisnxt.sync.preview.plan;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SHA-256 over the plan's own hash and what is taken out of it, in order: what an approval binds. Kept on the plan, so
 * that to look at it costs nothing.
 */
@Repository
class DecisionHash {

    private static final String RENEW = """
            update sync_console.preview_plan p
               set excluded_count = e.items,
                   decision_hash = sha256(p.plan_hash || sha256(convert_to(e.content, 'UTF8')))
              from (select count(*) filter (where x.field = '') as items,
                           coalesce(string_agg(x.position || ':' || octet_length(x.field) || ':' || x.field, ','
                                               order by x.position, x.field collate "C"), '') as content
                      from sync_console.preview_exclusion x
                     where x.org_id = ?
                       and x.preview_id = ?) e
             where p.org_id = ?
               and p.preview_id = ?
               and p.plan_hash is not null
            """;

    private final JdbcClient jdbc;

    DecisionHash(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void renew(UUID org, UUID preview) {
        jdbc.sql(RENEW).params(org, preview, org, preview).update();
    }
}
