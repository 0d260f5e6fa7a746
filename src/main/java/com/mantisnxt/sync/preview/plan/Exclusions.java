package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes items, or a field of one, out of a preview and puts them back, until it is decided. Every change gives the
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
    private static final String INCLUDE = """
            delete from sync_console.preview_exclusion e
             where e.org_id = ?
               and e.preview_id = ?
               and e.field = ''
               and %s
            """;

    private final JdbcClient jdbc;
    private final ExclusionRules rules;
    private final FieldExclusions fields;

    Exclusions(JdbcClient jdbc, ExclusionRules rules, FieldExclusions fields) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.fields = fields;
    }

    /**
     * Takes out single items as a whole.
     *
     * @return the preview as it is now, with another hash
     */
    @Transactional
    public PlanRow exclude(UUID preview, Collection<Integer> positions, String reason) {
        Caller caller = rules.open(preview);
        jdbc.sql(
                        EXCLUDE.formatted(
                                "from sync_console.preview_item i where i.org_id = ? and i.preview_id = ? and i.position = any (?::integer[])"))
                .param(ExclusionRules.reason(reason))
                .param(caller.answerable())
                .params(caller.fullName(), caller.org().value(), preview, array(positions))
                .update();
        return rules.changed(preview, PlanAct.ITEMS_EXCLUDED, Map.of("reason", reason, "positions", first(positions)));
    }

    /** Takes out all that match, except some. */
    @Transactional
    public PlanRow excludeMatching(UUID preview, ItemQuery query, Collection<Integer> except, String reason) {
        Caller caller = rules.open(preview);
        var found = new ItemStatement(caller.org().value(), preview, query).all();
        jdbc.sql(EXCLUDE.formatted(found.from() + " and i.position <> all (?::integer[])"))
                .param(ExclusionRules.reason(reason))
                .param(caller.answerable())
                .param(caller.fullName())
                .params(found.params())
                .param(array(except))
                .update();
        return rules.changed(preview, PlanAct.ITEMS_EXCLUDED, Map.of("reason", reason, "matching", query.toString()));
    }

    /** Leaves a changing field of one item as it was before. */
    @Transactional
    public PlanRow excludeField(UUID preview, int position, String field, String reason) {
        return fields.exclude(preview, PickedItems.of(List.of(position)), field, reason);
    }

    @Transactional
    public PlanRow includeField(UUID preview, int position, String field) {
        return fields.include(preview, PickedItems.of(List.of(position)), field);
    }

    /** Puts items back that were taken out as a whole. */
    @Transactional
    public PlanRow include(UUID preview, Collection<Integer> positions) {
        UUID org = rules.open(preview).org().value();
        putBack(org, preview, PickedItems.of(positions));
        return rules.changed(preview, PlanAct.ITEMS_INCLUDED, Map.of("positions", first(positions)));
    }

    /** Puts all back that match. */
    @Transactional
    public PlanRow includeMatching(UUID preview, ItemQuery query) {
        return includeMatching(preview, query, List.of());
    }

    /** Puts all back that match, except some. */
    @Transactional
    public PlanRow includeMatching(UUID preview, ItemQuery query, Collection<Integer> except) {
        UUID org = rules.open(preview).org().value();
        putBack(org, preview, PickedItems.matching(query, except));
        return rules.changed(preview, PlanAct.ITEMS_INCLUDED, Map.of("matching", query.toString()));
    }

    private void putBack(UUID org, UUID preview, PickedItems items) {
        var found = items.contains(org, preview, "e.position");
        jdbc.sql(INCLUDE.formatted(found.from()))
                .params(org, preview)
                .params(found.params())
                .update();
    }

    /** Enough for the trail; the exclusions themselves are kept with the preview. */
    private static List<Integer> first(Collection<Integer> positions) {
        return positions.stream().limit(MOST_NOTED).toList();
    }

    private static Integer[] array(Collection<Integer> positions) {
        return positions.toArray(Integer[]::new);
    }
}
