package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Where deliveries and channels are kept: those of organisations behind their policies, the installation's own in tables
 * beside them. Statements name {@code {delivery}}, {@code {channel}} and, for the rows of one organisation,
 * {@code {own}}.
 */
final class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param org null for the installation's own */
    StatementSpec sql(String statement, @Nullable OrgId org) {
        String owner = org == null ? "installation" : "alert";
        String written = statement
                .replace("{delivery}", "sync_console." + owner + "_delivery")
                .replace("{channel}", "sync_console." + owner + "_channel")
                .replace("{own}", org == null ? "true" : "org_id = :org");
        return jdbc.sql(written).param("org", org == null ? null : org.value(), Types.OTHER);
    }
}
