package com.mantisnxt.sync.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each scope was looked at last. Whoever holds its row looks; another node goes on to the next. */
@Repository
class Evaluations {

    private static final String ADD = """
            insert into sync_console.alert_evaluation as a (org_id)
            values (:org)
                on conflict do nothing
            """;

    private final JdbcClient jdbc;

    Evaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the scope for this transaction. A look that lies ahead was before the database's clock was set back.
     *
     * @return the last look, at most a day ago; empty where another node is at it, or has been since {@code due}
     */
    Optional<Instant> take(AlertScope scope, Instant now, Duration due) {
        Instant longAgo = now.minus(Duration.ofDays(1));
        return lock(scope)
                .filter(last -> !last.isAfter(now.minus(due)) || last.isAfter(now.plus(due)))
                .map(last -> last.isBefore(longAgo) || last.isAfter(now) ? longAgo : last);
    }

    /** To add one that is there would wait for whoever holds it, so that is done only where there is none. */
    private Optional<Instant> lock(AlertScope scope) {
        Optional<Instant> locked = read(scope, "for no key update skip locked");
        if (locked.isPresent() || scope.isInstallation() || read(scope, "").isPresent()) {
            return locked;
        }
        jdbc.sql(ADD).params(scope.params(Map.of())).update();
        return read(scope, "for no key update skip locked");
    }

    private Optional<Instant> read(AlertScope scope, String how) {
        String sql = "select a.evaluated_at from %s a where %s %s"
                .formatted(scope.table("alert_evaluation"), scope.own(), how);
        return jdbc.sql(sql)
                .params(scope.params(Map.of()))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void done(AlertScope scope, Instant now) {
        jdbc.sql("update %s a set evaluated_at = :now where %s".formatted(scope.table("alert_evaluation"), scope.own()))
                .params(scope.params(Map.of("now", AlertStore.at(now))))
                .update();
    }

    /** Empty where nobody has looked yet. */
    Optional<Instant> last(AlertScope scope) {
        return read(scope, "and a.evaluated_at > '-infinity'");
    }
}
