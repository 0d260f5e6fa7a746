package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which of the syncs that events name are still there: the log keeps events longer than their syncs are kept. */
@Service
public class SyncsOfEvents {

    private static final String KEPT = """
            select sync_id
              from public.sync_progress
             where org_id = ?
               and sync_id = any (?::text[])
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    SyncsOfEvents(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, timeout = 5)
    public boolean isKept(String syncId) {
        return !kept(Set.of(syncId)).isEmpty();
    }

    /** Those of them that are there. */
    @Transactional(readOnly = true, timeout = 5)
    public Set<String> kept(Collection<String> syncIds) {
        return jdbc.sql(KEPT)
                .params(currentCaller.require(Right.READ).org().value(), syncIds.toArray(String[]::new))
                .query(String.class)
                .set();
    }
}
