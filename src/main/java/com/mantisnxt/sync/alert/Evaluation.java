package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertRow.Closed;
import com.mantisnxt.sync.alert.rule.Finding;
import com.mantisnxt.sync.alert.rule.Findings;
import com.mantisnxt.sync.alert.rule.Look;
import com.mantisnxt.sync.alert.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One look at an organisation or the installation: what its rules find becomes alerts that open, last and close, and each
 * change is told within the transaction that makes it.
 */
@Component
class Evaluation {

    /** What was written before the last look may have been committed after it. */
    private static final Duration LATE_COMMITS = Duration.ofMinutes(10);

    private final Evaluations evaluations;
    private final RuleSettings settings;
    private final AlertStore alerts;
    private final UsedConnections connections;
    private final ApplicationEventPublisher events;
    private final AlertProperties properties;

    Evaluation(
            Evaluations evaluations,
            RuleSettings settings,
            AlertStore alerts,
            UsedConnections connections,
            ApplicationEventPublisher events,
            AlertProperties properties) {
        this.evaluations = evaluations;
        this.settings = settings;
        this.alerts = alerts;
        this.connections = connections;
        this.events = events;
        this.properties = properties;
    }

    /**
     * In a transaction of the scope's. A rule that can't look is added to those left out, and its fault thrown: what the
     * others found is taken back with it, so they look again without it.
     *
     * @param leftOut rules that could not look; their alerts stay as they are
     * @return false where another node is at it, or has just been
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean look(AlertScope scope, Instant now, Set<String> leftOut) {
        var last = evaluations.take(scope, now, properties.every().dividedBy(2));
        if (last.isEmpty()) {
            return false;
        }
        var turn = new Turn(scope, now, last.get().minus(LATE_COMMITS), new ArrayList<>(), leftOut);
        List<AlertRow> open = withoutThoseGone(turn, alerts.open(scope, now));
        Map<String, RuleSetting> set = settings.of(scope);
        for (Rule rule : settings.rules(scope)) {
            RuleSetting setting = Objects.requireNonNull(set.get(rule.spec().code()));
            if (!leftOut.contains(rule.spec().code())) {
                List<AlertRow> own = open.stream()
                        .filter(alert -> alert.rule().equals(rule.spec().code()))
                        .toList();
                look(turn, rule, setting, own);
            }
        }
        tell(turn);
        evaluations.done(scope, now);
        alerts.forget(scope, now.minus(properties.historyStays()));
        return true;
    }

    private record Turn(AlertScope scope, Instant now, Instant since, List<AlertRow> closed, Set<String> leftOut) {}

    private List<AlertRow> withoutThoseGone(Turn turn, List<AlertRow> open) {
        Predicate<UUID> isUsed = connections.among(
                turn.scope(), open.stream().map(AlertRow::connection).toList());
        List<UUID> gone = open.stream()
                .filter(alert -> alert.connection() != null && !isUsed.test(alert.connection()))
                .map(AlertRow::id)
                .toList();
        turn.closed().addAll(alerts.close(turn.scope(), gone, new Closed(turn.now(), CloseReason.GONE, null)));
        return open.stream().filter(alert -> !gone.contains(alert.id())).toList();
    }

    private void look(Turn turn, Rule rule, RuleSetting setting, List<AlertRow> open) {
        if (!setting.enabled()) {
            List<UUID> all = open.stream().map(AlertRow::id).toList();
            turn.closed().addAll(alerts.close(turn.scope(), all, new Closed(turn.now(), CloseReason.RULE_OFF, null)));
            return;
        }
        Set<String> keys = open.stream().map(AlertRow::key).collect(Collectors.toSet());
        Findings findings = found(
                rule, new Look(turn.scope().org(), turn.now(), turn.since(), setting.limits(), keys), turn.leftOut());
        Diff diff = Diff.of(rule.spec(), findings, open, turn.now());
        diff.still().forEach((id, finding) -> alerts.seen(turn.scope(), id, finding, turn.now()));
        turn.closed()
                .addAll(alerts.close(turn.scope(), diff.over(), new Closed(turn.now(), CloseReason.RECOVERED, null)));
        if (!diff.fresh().isEmpty()) {
            open(turn, rule, diff.fresh());
        }
    }

    private static Findings found(Rule rule, Look look, Set<String> leftOut) {
        try {
            return rule.look(look);
        } catch (RuntimeException fault) {
            leftOut.add(rule.spec().code());
            throw fault;
        }
    }

    /** What somebody closed opens again only when it is found to have begun anew. */
    private void open(Turn turn, Rule rule, List<Finding> fresh) {
        Map<String, Instant> dismissed = alerts.dismissed(turn.scope(), turn.now());
        Predicate<UUID> isUsed = connections.among(
                turn.scope(), fresh.stream().map(Finding::connection).toList());
        for (Finding finding : fresh) {
            Instant closed = dismissed.get(rule.spec().code() + " " + finding.key());
            boolean isNew = closed == null || finding.since().isAfter(closed);
            if (isNew && (finding.connection() == null || isUsed.test(finding.connection()))) {
                alerts.open(turn.scope(), rule.spec(), finding, turn.now());
            }
        }
    }

    /** Of one that nobody was told of, nobody is told that it is over. */
    private void tell(Turn turn) {
        for (AlertRow alert : turn.closed()) {
            if (alert.times().announcedAt() != null) {
                events.publishEvent(alert.changed(turn.scope(), Change.CLOSED, turn.now()));
            }
        }
        for (AlertRow alert : alerts.announce(turn.scope(), turn.now())) {
            events.publishEvent(alert.changed(turn.scope(), Change.OPENED, turn.now()));
        }
    }
}
