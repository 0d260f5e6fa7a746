package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes items, or single fields of them, out of a preview and puts them back, until it is decided. Every change gives the
 * preview another hash, so nobody approves what somebody else has just changed.
 */
@Service
public class Exclusions {

    private static final int MOST_NOTED = 100;

    private static final String EXCLUDE = """
            insert into sync_console.preview_exclusion
                   (org_id, preview_id, position, field, reason, excluded_by, excluded_by_name)
            select i.org_id, i.preview_id, i.position, '', ?, ?::uuid, left(?, 255)
            %s
                on conflict (org_id, preview_id, position, field) do nothing
            """;
    private static final String EXCLUDE_FIELD = """
            insert into sync_console.preview_exclusion
                   (org_id, preview_id, position, field, reason, excluded_by, excluded_by_name)
            select i.org_id, i.preview_id, i.position, ?, ?, ?::uuid, left(?, 255)
              from sync_console.preview_item i
             where i.org_id = ?
               and i.preview_id = ?
               and i.position = ?
               and i.kind_code = 2
               and ? = any (i.changed)
                on conflict (org_id, preview_id, position, field) do nothing
            """;
    private static final String INCLUDE = """
            delete from sync_console.preview_exclusion
             where org_id = ?
               and preview_id = ?
               and field = ''
               and position in (select i.position %s)
            """;
    private static final String INCLUDE_FIELD = """
            delete from sync_console.preview_exclusion
             where org_id = ?
               and preview_id = ?
               and position = ?
               and field = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final DecisionHash hash;
    private final AuditEntries trail;
    private final Clock clock;

    Exclusions(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Plans plans,
            DecisionHash hash,
            AuditEntries trail,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.hash = hash;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Takes out single items as a whole.
     *
     * @return the preview as it is now, with another hash
     */
    @Transactional
    public PlanRow exclude(UUID preview, Collection<Integer> positions, String reason) {
        Caller caller = open(preview);
        jdbc.sql(
                        EXCLUDE.formatted(
                                "from sync_console.preview_item i where i.org_id = ? and i.preview_id = ? and i.position = any (?::integer[])"))
                .param(reason(reason))
                .param(caller.answerable())
                .params(caller.fullName(), caller.org().value(), preview, array(positions))
                .update();
        return changed(preview, "preview_items_excluded", Map.of("reason", reason, "positions", first(positions)));
    }

    /** Takes out all that match, except some. */
    @Transactional
    public PlanRow excludeMatching(UUID preview, ItemQuery query, Collection<Integer> except, String reason) {
        Caller caller = open(preview);
        var found = new ItemStatement(caller.org().value(), preview, query).all();
        jdbc.sql(EXCLUDE.formatted(found.from() + " and i.position <> all (?::integer[])"))
                .param(reason(reason))
                .param(caller.answerable())
                .param(caller.fullName())
                .params(found.params())
                .param(array(except))
                .update();
        return changed(preview, "preview_items_excluded", Map.of("reason", reason, "matching", query.toString()));
    }

    /** Leaves a changing field as it was before. */
    @Transactional
    public PlanRow excludeField(UUID preview, int position, String field, String reason) {
        Caller caller = open(preview);
        if (field.isEmpty()) {
            throw new InvalidInput("invalid_field", "field", "A field without a name can't be taken out alone.");
        }
        jdbc.sql(EXCLUDE_FIELD)
                .params(field, reason(reason))
                .param(caller.answerable())
                .param(caller.fullName())
                .params(caller.org().value(), preview, position, field)
                .update();
        return changed(
                preview, "preview_field_excluded", Map.of("reason", reason, "position", position, "field", field));
    }

    /** Puts items back that were taken out as a whole. */
    @Transactional
    public PlanRow include(UUID preview, Collection<Integer> positions) {
        UUID org = open(preview).org().value();
        jdbc.sql(
                        INCLUDE.formatted(
                                "from sync_console.preview_item i where i.org_id = ? and i.preview_id = ? and i.position = any (?::integer[])"))
                .params(org, preview, org, preview, array(positions))
                .update();
        return changed(preview, "preview_items_included", Map.of("positions", first(positions)));
    }

    /** Puts all back that match. */
    @Transactional
    public PlanRow includeMatching(UUID preview, ItemQuery query) {
        return includeMatching(preview, query, List.of());
    }

    /** Puts all back that match, except some. */
    @Transactional
    public PlanRow includeMatching(UUID preview, ItemQuery query, Collection<Integer> except) {
        UUID org = open(preview).org().value();
        var found = new ItemStatement(org, preview, query).all();
        jdbc.sql(INCLUDE.formatted(found.from() + " and i.position <> all (?::integer[])"))
                .params(org, preview)
                .params(found.params())
                .param(array(except))
                .update();
        return changed(preview, "preview_items_included", Map.of("matching", query.toString()));
    }

    @Transactional
    public PlanRow includeField(UUID preview, int position, String field) {
        UUID org = open(preview).org().value();
        jdbc.sql(INCLUDE_FIELD).params(org, preview, position, field).update();
        return changed(preview, "preview_field_included", Map.of("position", position, "field", field));
    }

    private Caller open(UUID preview) {
        Caller caller = currentCaller.require(Right.APPROVE);
        PlanRow plan = plans.lock(preview);
        if (plan.isExpired(clock.instant())) {
            throw PlanRefused.expired();
        }
        if (plan.state() != PlanState.PENDING) {
            throw PlanRefused.closed();
        }
        return caller;
    }

    private PlanRow changed(UUID preview, String act, Map<String, ?> details) {
        hash.renew(currentCaller.get().org().value(), preview);
        trail.add(act, preview.toString(), details);
        return plans.get(preview);
    }

    /** Enough for the trail; the exclusions themselves are kept with the preview. */
    private static List<Integer> first(Collection<Integer> positions) {
        return positions.stream().limit(MOST_NOTED).toList();
    }

    private static String reason(String reason) {
        if (reason.isBlank() || reason.length() > 500 || reason.indexOf('\0') >= 0) {
            throw PlanRefused.noReason();
        }
        return reason.strip();
    }

    private static Integer[] array(Collection<Integer> positions) {
        return positions.toArray(Integer[]::new);
    }
}
