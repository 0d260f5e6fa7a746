package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.connector.Targets;
import com.mantisnxt.sync.preview.FoundBy;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Previews that a service computed itself and brings here to be decided: begun, filled in parts, completed. They are
 * applied by their service, which then reports the outcomes; or written to the system of a connection by the console.
 */
@Service
public class PushedPreviews {

    public static final int PART = 5_000;

    private static final String HEADER = """
            insert into public.sync_preview_cache (org_id, sync_type, sync_id, computed_by, expires_at)
            values (?, ?::public.sync_type, ?, ?, now() + interval '1 day')
            returning id
            """;
    private static final String PLAN = """
            insert into sync_console.preview_plan
                   (org_id, preview_id, entity_code, source_code, state_code, compute_sync_id, requested_by_name,
                    connection_id, writes_back, fingerprint)
            values (?, ?, ?, ?, 1, ?, left(?, 255), ?, ?, ?)
            """;
    private static final String ADD = """
            with so_far as (
                select count(*)::integer as items,
                       array[count(*) filter (where kind_code = 1), count(*) filter (where kind_code = 2),
                             count(*) filter (where kind_code = 3)]::integer[] as of_kind
                  from sync_console.preview_item
                 where org_id = ? and preview_id = ?
            ), item as (
                select n.ordinality, n.kind, n.id, n.version, n.before::jsonb as before, n.after::jsonb as after
                  from unnest(?::smallint[], ?::varchar[], ?::bigint[], ?::text[], ?::text[])
                       with ordinality n(kind, id, version, before, after, ordinality)
            ), named as (
                select i.*, sync_console.record_name(coalesce(i.after, i.before)) as name,
                       case when kind = 2 then sync_console.changed_fields(i.before, i.after) else '{}' end as changed
                  from item i
            )
            insert into sync_console.preview_item
                   (org_id, preview_id, position, kind_code, kind_position, external_id, name, search, changed,
                    before_version, after_hash, price_change, stock_to_zero, before_data, after_data)
            select ?, ?, s.items + n.ordinality - 1, n.kind,
                   s.of_kind[n.kind] + row_number() over (partition by n.kind order by n.ordinality) - 1,
                   n.id, n.name,
            """ + FoundBy.ofRow("n") + """
                   , n.changed, n.version,
                   case when n.kind <> 3 then sha256(convert_to(n.after::text, 'UTF8')) end,
                   case when n.kind = 2 then sync_console.price_change(n.before, n.after, n.changed) end,
                   n.kind = 2 and sync_console.stock_to_zero(n.before, n.after, n.changed),
                   case when n.kind <> 1 then n.before end, case when n.kind <> 3 then n.after end
              from named n
             cross join so_far s
                on conflict (org_id, preview_id, external_id) do nothing
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanLife life;
    private final Sources sources;
    private final Targets targets;
    private final JsonMapper json;

    PushedPreviews(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Plans plans,
            PlanLife life,
            Sources sources,
            Targets targets,
            JsonMapper json) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.life = life;
        this.sources = sources;
        this.targets = targets;
        this.json = json;
    }

    /** @param syncId the service's own sync, where it has one */
    @Transactional
    public UUID begin(EntityType entity, SourceSystem source, @Nullable String syncId) {
        return begin(entity, source, syncId, null);
    }

    /**
     * Its changes are written to the system of a connection, once they are approved.
     *
     * @throws com.mantisnxt.sync.base.Refused when there is no such connection, or nothing may be written to it
     */
    @Transactional
    public UUID beginFor(UUID connection, EntityType entity, @Nullable String syncId) {
        targets.check(connection, entity, List.of());
        return begin(entity, sources.system(connection), syncId, connection);
    }

    private UUID begin(EntityType entity, SourceSystem source, @Nullable String syncId, @Nullable UUID connection) {
        Caller caller = currentCaller.require(Right.REPORT);
        if (syncId != null && (syncId.isBlank() || syncId.length() > 255 || syncId.indexOf('\0') >= 0)) {
            throw new InvalidInput("invalid_field", "syncId", "syncId must have 1 to 255 characters.");
        }
        UUID preview = jdbc.sql(HEADER)
                .params(caller.org().value(), source.label())
                .param(syncId)
                .param(caller.user())
                .query(UUID.class)
                .single();
        jdbc.sql(PLAN)
                .params(caller.org().value(), preview, entity.code(), source.code())
                .param(syncId)
                .param(caller.name())
                .param(connection)
                .params(
                        connection != null,
                        connection == null ? "" : asReader(() -> sources.fingerprint(connection, entity)))
                .update();
        return preview;
    }

    /** A service that only reports may bring what is written to a connection, without reading what is set for it. */
    private <T> T asReader(Supplier<T> work) {
        Caller caller = currentCaller.get();
        var reader = new Caller(caller.org(), caller.user(), caller.fullName(), Set.of(Right.READ, Right.REPORT));
        return currentCaller.callAs(reader, work);
    }

    /** All of them or none. */
    @Transactional
    public void add(UUID preview, List<ReadyItem> items) {
        PlanRow plan = open(preview);
        UUID org = currentCaller.get().org().value();
        if (plan.connection() != null) {
            targets.check(plan.connection(), plan.entity(), changes(items));
        }
        for (int from = 0; from < items.size(); from += PART) {
            List<ReadyItem> part = items.subList(from, Math.min(from + PART, items.size()));
            int added = jdbc.sql(ADD)
                    .params(org, preview)
                    .params(
                            column(part, ReadyItem::kind, Short[]::new),
                            column(part, ReadyItem::id, String[]::new),
                            column(part, ReadyItem::version, Long[]::new),
                            column(part, ReadyItem::before, String[]::new),
                            column(part, ReadyItem::after, String[]::new))
                    .params(org, preview)
                    .update();
            if (added < part.size()) {
                throw new InvalidInput("id_twice", "id", "The preview would have a record twice.");
            }
        }
    }

    /** From now on people may decide. */
    @Transactional
    public PlanRow complete(UUID preview, long stored, long unchanged) {
        open(preview);
        var sight = new PlanRow.Sight(null, stored, 0, true, List.of());
        return asReader(() -> life.computed(preview, new PlanLife.Comparison(sight, stored, unchanged)));
    }

    private PlanRow open(UUID preview) {
        currentCaller.require(Right.REPORT);
        PlanRow plan = plans.lock(preview);
        if (!plan.isBrought() || plan.state() != PlanState.COMPUTING) {
            throw PlanRefused.closed();
        }
        return plan;
    }

    private List<FieldChange> changes(List<ReadyItem> items) {
        return items.stream()
                .map(item -> new FieldChange(
                        RecordChange.Operation.values()[item.kind() - 1],
                        item.id(),
                        read(item.before()),
                        read(item.after())))
                .toList();
    }

    private @Nullable ObjectNode read(@Nullable String side) {
        return side == null ? null : (ObjectNode) json.readTree(side);
    }

    private static <T extends @Nullable Object> T[] column(
            List<ReadyItem> items, Function<ReadyItem, T> field, IntFunction<T[]> array) {
        return items.stream().map(field).toArray(array);
    }
}
