package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.AuditEntries;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how many months the log is kept; changed by administrators of the installation, never to less than the minimum. */
@Service
public class RetentionSetting {

    private static final int MOST = 600;

    private final Caretakers caretakers;
    private final JdbcClient jdbc;
    private final UpkeepProperties properties;
    private final AuditEntries trail;

    RetentionSetting(Caretakers caretakers, JdbcClient jdbc, UpkeepProperties properties, AuditEntries trail) {
        this.caretakers = caretakers;
        this.jdbc = jdbc;
        this.properties = properties;
        this.trail = trail;
    }

    /** @throws InvalidInput when the law or reason wants another number */
    @Transactional
    public void change(int months) {
        caretakers.require();
        if (months < properties.retentionMinimum()) {
            throw new InvalidInput(
                    "retention_below_minimum",
                    "months",
                    "The log has to be kept for " + properties.retentionMinimum() + " months at the least.");
        }
        if (months > MOST) {
            throw new InvalidInput(
                    "retention_too_long", "months", "The log is kept for " + MOST + " months at the most.");
        }
        int before = Retention.months(jdbc, properties);
        if (before == months) {
            return;
        }
        jdbc.sql("update sync_console.upkeep_setting set retention_months = ?, changed_at = now()")
                .param(months)
                .update();
        trail.add("log_retention_changed", null, Map.of("months_before", before, "months", months));
    }
}
