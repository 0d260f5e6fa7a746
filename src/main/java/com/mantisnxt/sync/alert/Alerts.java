package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alerts as people see them: the organisation's, and the installation's for whom it concerns. */
@Service
public class Alerts {

    private static final int MOST = 1_000;
    private static final int SECONDS = 5;

    private static final Comparator<AlertRow> BY_WEIGHT = Comparator.comparing(AlertRow::severity)
            .thenComparing(alert -> alert.times().openedAt())
            .reversed();

    private final AlertAccess access;
    private final AlertStore store;
    private final Evaluations evaluations;
    private final Clock clock;

    Alerts(AlertAccess access, AlertStore store, Evaluations evaluations, Clock clock) {
        this.access = access;
        this.store = store;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** Where a page ended. */
    public record Cursor(Instant openedAt, UUID id) {

        public static Cursor of(AlertRow last) {
            return new Cursor(last.times().openedAt(), last.id());
        }
    }

    /** All that are open, the gravest first and of those the latest. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<AlertRow> open() {
        Instant now = clock.instant();
        List<AlertRow> open = new ArrayList<>();
        access.scopes(Right.READ).forEach(scope -> open.addAll(store.open(scope, now)));
        open.sort(BY_WEIGHT);
        return List.copyOf(open);
    }

    /** Open and closed, the latest first; of the installation nothing for whom it does not concern. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<AlertRow> history(AlertFilter filter, @Nullable Cursor after, int limit) {
        AlertScope own = access.own(Right.READ);
        if (filter.ofInstallation() && !access.toInstallation()) {
            return List.of();
        }
        return page(filter.ofInstallation() ? AlertScope.INSTALLATION : own, filter, after, limit);
    }

    /** The organisation's own that are open, as the API hands them out. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<AlertRow> openOfOrganisation(@Nullable Cursor after, int limit) {
        return page(access.own(Right.READ), null, after, limit);
    }

    private List<AlertRow> page(AlertScope scope, @Nullable AlertFilter filter, @Nullable Cursor after, int limit) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("now", AlertStore.at(now));
        params.put("limit", Math.clamp(limit, 1, MOST));
        StringBuilder sql = new StringBuilder(
                "select " + AlertReader.columns(scope) + " from " + scope.table("alert") + " a where " + scope.own());
        if (filter == null) {
            sql.append(" and a.closed_at is null");
        } else if (filter.rule() != null) {
            sql.append(" and a.rule = :rule");
            params.put("rule", filter.rule());
        }
        if (filter != null && filter.within() != null) {
            sql.append(" and a.opened_at > :from");
            params.put("from", AlertStore.at(now.minus(filter.within())));
        }
        if (after != null) {
            sql.append(" and (a.opened_at, a.id) < (:at, :id)");
            params.put("at", AlertStore.at(after.openedAt()));
            params.put("id", after.id());
        }
        sql.append(" order by a.opened_at desc, a.id desc limit :limit");
        return store.rows(scope, sql.toString(), params);
    }

    /** When the organisation was looked at last; empty before the first time. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Optional<Instant> lastLook() {
        return evaluations.last(access.own(Right.READ));
    }

    /** Whether the caller sees the alerts of the installation. */
    public boolean showsInstallation() {
        return access.toInstallation();
    }
}
