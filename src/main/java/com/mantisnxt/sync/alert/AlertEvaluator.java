package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the rules look, again and again. Not by the queue, which is among what is watched: every node tries, and for each
 * organisation one of them looks at a time.
 */
@Component
class AlertEvaluator {

    private static final Logger log = LoggerFactory.getLogger(AlertEvaluator.class);
    /** A rule that takes longer is left out. */
    private static final int SECONDS = 20;

    private static final String ORGANISATIONS = "select sync_console.organisation_ids()";
    private static final String NOW = "select clock_timestamp()";

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Evaluation evaluation;
    private final AlertProperties properties;

    AlertEvaluator(
            CurrentCaller currentCaller,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Evaluation evaluation,
            AlertProperties properties) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS);
        this.jdbc = jdbc;
        this.evaluation = evaluation;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${sync.alert.every:30s}")
    void tick() {
        if (properties.enabled()) {
            everything();
        }
    }

    /** One that can't be looked at keeps nobody from the others. */
    void everything() {
        try {
            Instant now = now();
            look(AlertScope.INSTALLATION, now);
            organisations().forEach(id -> look(new AlertScope(new OrgId(id)), now()));
        } catch (RuntimeException fault) {
            log.warn("Alerts were not looked for: {}", fault.getMessage());
        }
    }

    private void look(AlertScope scope, Instant now) {
        try {
            evaluate(scope, now);
        } catch (RuntimeException fault) {
            log.warn("Alerts of {} were not looked for: {}", name(scope), fault.getMessage());
        }
    }

    /** @return false where another node is at it, or has just been */
    boolean evaluate(AlertScope scope, Instant now) {
        Set<String> leftOut = new LinkedHashSet<>();
        while (true) {
            int before = leftOut.size();
            try {
                return as(
                        scope,
                        () -> Objects.requireNonNull(
                                transaction.execute(status -> evaluation.look(scope, now, leftOut))));
            } catch (RuntimeException fault) {
                if (leftOut.size() == before) {
                    throw fault;
                }
                log.warn("Rules of {} that could not look, the last: {} {}", name(scope), leftOut, fault.getMessage());
            }
        }
    }

    private boolean as(AlertScope scope, Supplier<Boolean> work) {
        OrgId org = scope.org();
        return org == null ? work.get() : currentCaller.callAs(Caller.reader(org), work);
    }

    private static String name(AlertScope scope) {
        return scope.org() == null ? "the installation" : "organisation " + scope.org();
    }

    /** The database dates what is looked at, so its clock is the one that counts. */
    private Instant now() {
        return Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql(NOW).query(OffsetDateTime.class).single()))
                .toInstant();
    }

    private List<UUID> organisations() {
        return Objects.requireNonNull(transaction.execute(
                status -> jdbc.sql(ORGANISATIONS).query(UUID.class).list()));
    }
}
