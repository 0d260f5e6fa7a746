package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what in an organisation, apart from acts on syncs, which the activity log keeps. Append-only by the database's
 * own rules; an entry commits together with the act it tells of.
 */
@Service
public class AuditTrail implements AuditEntries {

    private static final String ADD = """
            insert into sync_console.audit_event (org_id, user_id, actor, action, subject, details)
            values (:org, :user, left(:actor, 255), :action, left(:subject, 255), cast(:details as jsonb))
            """;
    private static final String PAGE = """
            select at,
                   id,
                   actor,
                   action,
                   subject,
                   details::text as details,
                   host(address) as address
              from sync_console.audit_event
             where org_id = :org
               and (cast(:action as text) is null or action = :action)
               and (cast(:at as timestamptz) is null or (at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
             order by at desc, id desc
             limit :limit
            """;
    private static final String ACTIONS = """
            with recursive each as (
                select (select min(action) from sync_console.audit_event where org_id = :org) as action
                 union all
                select (select min(e.action)
                          from sync_console.audit_event e
                         where e.org_id = :org
                           and e.action > each.action)
                  from each
                 where each.action is not null
            )
            select action
              from each
             where action is not null
            """;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, CurrentCaller currentCaller, JsonMapper json) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    /**
     * Adds an entry for the current caller.
     *
     * @param action lower case with underscores, such as {@code token_revoked}
     * @param subject whom or what it was done to, as people know it
     */
    @Override
    @Transactional
    public void add(String action, @Nullable String subject, Map<String, ?> details) {
        Caller caller = currentCaller.get();
        jdbc.sql(ADD)
                .param("org", caller.org().value())
                .param("user", caller.answerable())
                .param("actor", caller.fullName())
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    /**
     * The newest entries first.
     *
     * @param action null for all
     * @param after the last entry of the page before, null for the first page
     */
    @Transactional(readOnly = true)
    public List<AuditRow> page(@Nullable String action, @Nullable AuditRow after, int limit) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        return jdbc.sql(PAGE)
                .param("org", caller.org().value())
                .param("action", action)
                .param("at", after == null ? null : Timestamp.from(after.at()))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(AuditRow.class)
                .list();
    }

    /** The actions that occur, to filter by; one index probe each, however long the trail. */
    @Transactional(readOnly = true)
    public List<String> actions() {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        return jdbc.sql(ACTIONS)
                .param("org", caller.org().value())
                .query(String.class)
                .list();
    }
}
