package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the previews of the caller's organisation, without their items. */
@Service
public class Plans {

    private static final String FIND = "select " + PlanReader.COLUMNS + """
              from sync_console.preview_plan
             where org_id = ?
               and preview_id = any (?::uuid[])
            """;
    private static final String FIND_LOCKED = FIND + " for update";
    private static final String FINGERPRINT = """
            select fingerprint
              from sync_console.preview_plan
             where org_id = ?
               and preview_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    Plans(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** Empty for a preview that is kept as one delta, as services write it by plain SQL. */
    @Transactional(readOnly = true, timeout = 5)
    public Optional<PlanRow> find(UUID preview) {
        return find(FIND, preview);
    }

    /** @throws PlanRefused when there is none, or not for the caller's organisation */
    @Transactional(readOnly = true, timeout = 5)
    public PlanRow get(UUID preview) {
        return find(preview).orElseThrow(PlanRefused::unknown);
    }

    /** Those among the previews that have one. */
    @Transactional(readOnly = true, timeout = 5)
    public Map<UUID, PlanRow> of(Collection<UUID> previews) {
        Map<UUID, PlanRow> found = new LinkedHashMap<>();
        jdbc.sql(FIND)
                .params(org(), previews.toArray(UUID[]::new))
                .query(PlanReader::row)
                .list()
                .forEach(row -> found.put(row.preview(), row));
        return found;
    }

    /** By which settings and mapping of its connection it was asked for, as {@code Sources.fingerprint} told then. */
    @Transactional(readOnly = true, timeout = 5)
    public String fingerprint(UUID preview) {
        return jdbc.sql(FINGERPRINT).params(org(), preview).query(String.class).single();
    }

    /** Held until the end of the transaction, so that what is decided on stays as it is. */
    PlanRow lock(UUID preview) {
        return find(FIND_LOCKED, preview).orElseThrow(PlanRefused::unknown);
    }

    private Optional<PlanRow> find(String statement, UUID preview) {
        return jdbc.sql(statement)
                .params(org(), new UUID[] {preview})
                .query(PlanReader::row)
                .optional();
    }

    /** People read, and a service that reports reads what it reported. */
    private UUID org() {
        Caller caller = currentCaller.get();
        return (caller.may(Right.REPORT) ? caller : currentCaller.require(Right.READ))
                .org()
                .value();
    }
}
