package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells each organisation's audit trail that a part of the log is gone. What was dropped held rows of all; how many, and
 * of whom, none of them is told.
 */
@Component
class DropNews {

    private static final String ORGANISATIONS = "select sync_console.organisation_ids()";

    private final OwnerWork owner;
    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final AuditEntries trail;

    DropNews(OwnerWork owner, JdbcClient jdbc, CurrentCaller currentCaller, AuditEntries trail) {
        this.owner = owner;
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.trail = trail;
    }

    /** Broken off in between, it tells some of them twice rather than one of them never. */
    void tell() {
        List<DropRow> untold = owner.once(DropList::untold);
        if (untold.isEmpty()) {
            return;
        }
        List<UUID> organisations = jdbc.sql(ORGANISATIONS).query(UUID.class).list();
        for (DropRow drop : untold) {
            Map<String, String> details =
                    Map.of("before", drop.upper().toString(), "archived", drop.archive() == null ? "no" : "yes");
            organisations.forEach(id -> currentCaller.runAs(
                    Caller.reader(new OrgId(id)), () -> trail.add("log_month_dropped", drop.relation(), details)));
            owner.once(owned -> {
                DropList.told(owned, drop.id());
                return true;
            });
        }
    }
}
