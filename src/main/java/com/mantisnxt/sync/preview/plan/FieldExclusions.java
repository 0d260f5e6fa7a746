package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a field that changes out of items and puts it back, until the preview is decided: it stays as it was, the rest
 * of the item is applied. Where the items are all that match, the number of those concerned can be asked for first.
 */
@Service
public class FieldExclusions {

    private static final int MOST_NOTED = 100;

    private static final String EXCLUDE = """
            insert into sync_console.preview_exclusion
                   (org_id, preview_id, position, field, reason, excluded_by, excluded_by_name)
            select i.org_id, i.preview_id, i.position, ?, ?, ?::uuid, left(?, 255)
            %s
               and i.kind_code = 2
               and ? = any (i.changed)
                on conflict (org_id, preview_id, position, field) do nothing
            """;
    private static final String INCLUDE = """
            delete from sync_console.preview_exclusion e
             where e.org_id = ?
               and e.preview_id = ?
               and e.field = ?
               and %s
            """;
    private static final String COUNT = """
            select count(*) filter (where c.is_out is null) as applied, count(c.is_out) as out
              from (select (select true
                              from sync_console.preview_exclusion x
                             where x.org_id = ? and x.preview_id = ? and x.position = i.position and x.field = ?
                             limit 1) as is_out
                      %s
                       and i.kind_code = 2
                       and ? = any (i.changed)) c
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ExclusionRules rules;
    private final ItemTags tags;

    FieldExclusions(CurrentCaller currentCaller, JdbcClient jdbc, ExclusionRules rules, ItemTags tags) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.rules = rules;
        this.tags = tags;
    }

    /** How many of the items change the field: still with it, and already without. */
    public record Concerned(int with, int without) {}

    @Transactional(readOnly = true, timeout = 10)
    public Concerned count(UUID preview, PickedItems items, String field) {
        UUID org = currentCaller.require(Right.READ).org().value();
        var found = items.find(org, preview);
        return jdbc.sql(COUNT.formatted(found.from()))
                .params(org, preview, field)
                .params(found.params())
                .param(field)
                .query((row, number) -> new Concerned(row.getInt("applied"), row.getInt("out")))
                .single();
    }

    /**
     * Leaves the field of the items as it was before; of those among them that change it.
     *
     * @return the preview as it is now, with another hash
     */
    @Transactional
    public PlanRow exclude(UUID preview, PickedItems items, String field, String reason) {
        Caller caller = rules.open(preview);
        if (field.isEmpty()) {
            throw new InvalidInput("invalid_field", "field", "A field without a name can't be taken out alone.");
        }
        var found = items.find(caller.org().value(), preview);
        int out = jdbc.sql(EXCLUDE.formatted(found.from()))
                .params(field, ExclusionRules.reason(reason))
                .param(caller.answerable())
                .param(caller.fullName())
                .params(found.params())
                .param(field)
                .update();
        tags.refresh(caller.org().value(), preview);
        return rules.changed(
                preview,
                PlanAct.FIELD_EXCLUDED,
                Map.of("reason", reason, "field", field, "of", items.said(MOST_NOTED), "items", out));
    }

    /** The field is applied again, with the rest of the items. */
    @Transactional
    public PlanRow include(UUID preview, PickedItems items, String field) {
        UUID org = rules.open(preview).org().value();
        var found = items.contains(org, preview, "e.position");
        int in = jdbc.sql(INCLUDE.formatted(found.from()))
                .params(org, preview, field)
                .params(found.params())
                .update();
        tags.refresh(org, preview);
        return rules.changed(
                preview, PlanAct.FIELD_INCLUDED, Map.of("field", field, "of", items.said(MOST_NOTED), "items", in));
    }
}
