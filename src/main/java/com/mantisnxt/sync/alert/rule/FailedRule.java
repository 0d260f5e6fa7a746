package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.base.SyncStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last sync of a kind of record failed or timed out. It is over with the next one that comes to its end; one that was
 * cancelled says nothing.
 */
@Component
class FailedRule implements Rule {

    /** Of those that ended since the last look, however many there were before. */
    static final String ENDED = """
            select distinct on (o.connection_id, source_code, p.entity_code)
                   %s,
                   p.sync_id, p.status_code, p.completed_at, p.error_message,
                   p.processed_count::bigint as processed, p.failed_count::bigint as failed
              from public.sync_progress p
            %s
             where p.org_id = ?
               and p.completed_at > ?
               and p.status_code in (%s)
             order by o.connection_id, source_code, p.entity_code, p.completed_at desc, p.id
            """;

    private static final String SQL = ENDED.formatted(Subject.COLUMNS, Subject.OF_SYNC, "3, 4, 5, 8");

    private final JdbcClient jdbc;

    FailedRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("sync-failed", 10, Severity.CRITICAL).closedByHand();
    }

    @Override
    public Findings look(Look look) {
        List<Finding> found = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        jdbc.sql(SQL).params(look.orgId(), look.lastLook()).query(row -> {
            Subject subject = Subject.of(row);
            decided.add(subject.key());
            int status = row.getInt("status_code");
            if (status == SyncStatus.FAILED.code() || status == SyncStatus.TIMEOUT.code()) {
                found.add(finding(subject, row));
            }
        });
        return Findings.keepingOthers(found, look, decided::contains);
    }

    private static Finding finding(Subject subject, ResultSet row) throws SQLException {
        String what = row.getInt("status_code") == SyncStatus.FAILED.code() ? "Failed" : "Timed out";
        return subject.finding(
                what + " after " + Words.items(row.getLong("processed") + row.getLong("failed"))
                        + Words.because(row.getString("error_message")),
                Subject.pathToSync(row.getString("sync_id")),
                Subject.moment(row, "completed_at"));
    }
}
