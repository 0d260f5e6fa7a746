package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last sync of a kind of record that came to its end had too many errors. */
@Component
class ErrorShareRule implements Rule {

    private static final String SQL = FailedRule.ENDED.formatted(Subject.COLUMNS, Subject.OF_SYNC, "3, 4");

    private final JdbcClient jdbc;

    ErrorShareRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("sync-errors", 20, Severity.WARNING, new Limit("percent", 5, 0, 99))
                .closedByHand();
    }

    @Override
    public Findings look(Look look) {
        int limit = look.limit(0);
        List<Finding> found = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        jdbc.sql(SQL).params(look.orgId(), look.lastLook()).query(row -> {
            Subject subject = Subject.of(row);
            decided.add(subject.key());
            long failed = row.getLong("failed");
            long done = row.getLong("processed") + failed;
            if (failed * 100 > limit * done) {
                String text = "%s of %s failed (%s %%; the limit is %s %%)."
                        .formatted(Words.number(failed), Words.items(done), Words.tenths(failed * 100.0 / done), limit);
                found.add(subject.finding(
                        text, Subject.pathToSync(row.getString("sync_id")), Subject.moment(row, "completed_at")));
            }
        });
        return Findings.keepingOthers(found, look, decided::contains);
    }
}
