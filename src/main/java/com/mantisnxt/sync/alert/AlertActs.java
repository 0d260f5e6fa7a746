package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertRow.Closed;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators and administrators do to alerts; each act is in the audit trail. Right STEER. */
@Service
public class AlertActs {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(30);
    private static final String NOTE = """
            update %s a
               set acknowledged_at = :acknowledged,
                   acknowledged_by = :user,
                   acknowledged_by_name = left(:acknowledger, 255),
                   snoozed_until = :until,
                   snoozed_by_name = left(:snoozer, 255),
                   changed_at = clock_timestamp()
             where %s
               and a.id = :id
               and a.closed_at is null
            returning %s
            """;

    private final AlertAccess access;
    private final AlertStore store;
    private final RuleSettings rules;
    private final AuditEntries trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlertActs(
            AlertAccess access,
            AlertStore store,
            RuleSettings rules,
            AuditEntries trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.store = store;
        this.rules = rules;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody looks after it; it calls nobody else. */
    @Transactional
    public void acknowledge(UUID alert) {
        Caller caller = access.require(Right.STEER);
        Instant now = clock.instant();
        Map<String, @Nullable Object> noted = new HashMap<>();
        noted.put("acknowledged", AlertStore.at(now));
        noted.put("user", caller.answerable());
        noted.put("acknowledger", caller.fullName());
        note(alert, noted, "alert_acknowledged", Map.of());
    }

    /** @param until calls nobody before then */
    @Transactional
    public void snooze(UUID alert, Instant until) {
        Caller caller = access.require(Right.STEER);
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw new InvalidInput("invalid_time", "until", "An alert is snoozed for 30 days at the most.");
        }
        Map<String, @Nullable Object> noted = new HashMap<>();
        noted.put("until", AlertStore.at(until));
        noted.put("snoozer", caller.fullName());
        note(alert, noted, "alert_snoozed", Map.of("until", until.toString()));
    }

    /** As if it had just opened: nobody looks after it. */
    @Transactional
    public void callAgain(UUID alert) {
        access.require(Right.STEER);
        note(alert, Map.of(), "alert_called_again", Map.of());
    }

    /** Of one that does not close by itself, or not soon. It opens again only when it happens anew. */
    @Transactional
    public void close(UUID alert) {
        Caller caller = access.require(Right.STEER);
        // what happens anew is told by it from what was closed, so by the same clock
        Instant now = store.now();
        Found found = find(alert, now);
        if (!mayBeClosed(found.row())) {
            throw AlertRefused.closesByItself();
        }
        List<AlertRow> closed =
                store.close(found.scope(), List.of(alert), new Closed(now, CloseReason.BY_HAND, caller.fullName()));
        if (closed.isEmpty()) {
            throw AlertRefused.over();
        }
        audit("alert_closed", found.row(), Map.of());
        if (closed.getFirst().times().announcedAt() != null) {
            events.publishEvent(closed.getFirst().changed(found.scope(), Change.CLOSED, now));
        }
    }

    /** Whether it is of a rule about what has happened and not about what is. */
    public boolean mayBeClosed(AlertRow alert) {
        AlertScope any = alert.ofInstallation() ? AlertScope.INSTALLATION : access.own(Right.READ);
        return rules.rules(any).stream()
                .anyMatch(rule ->
                        rule.spec().code().equals(alert.rule()) && rule.spec().byHand());
    }

    private record Found(AlertScope scope, AlertRow row) {}

    private Found find(UUID alert, Instant now) {
        for (AlertScope scope : access.scopes(Right.STEER)) {
            var row = store.find(scope, alert, now);
            if (row.isPresent()) {
                return new Found(scope, row.get());
            }
        }
        throw AlertRefused.unknown();
    }

    private void note(UUID alert, Map<String, ? extends @Nullable Object> noted, String act, Map<String, ?> details) {
        Instant now = clock.instant();
        Found found = find(alert, now);
        Map<String, @Nullable Object> params = new HashMap<>();
        List.of("acknowledged", "user", "acknowledger", "until", "snoozer").forEach(name -> params.put(name, null));
        params.putAll(noted);
        params.put("id", alert);
        params.put("now", AlertStore.at(now));
        AlertScope scope = found.scope();
        String sql = NOTE.formatted(scope.table("alert"), scope.own(), AlertReader.columns(scope));
        if (store.rows(scope, sql, params).isEmpty()) {
            throw AlertRefused.over();
        }
        audit(act, found.row(), details);
    }

    private void audit(String act, AlertRow alert, Map<String, ?> details) {
        Map<String, Object> all = new HashMap<>(details);
        all.put("alert", alert.id());
        all.put("rule", alert.rule());
        trail.add(act, alert.subject(), all);
    }
}
