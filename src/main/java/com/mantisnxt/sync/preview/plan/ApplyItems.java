package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The items of an approved preview, as changes to be applied, and what became of them. */
@Service
public class ApplyItems {

    /**
     * Excluded fields stay as they were before. Items that have their outcome are not touched again. That is asked for
     * each item, as in {@link ItemStatement}: a join would go through all outcomes for each item as long as the database
     * has not counted them.
     */
    static final String NEXT = """
            select i.position, i.kind_code, i.external_id, i.before_version,
                   case when 'STATE' = any (x.fields) then i.before_state else i.after_state end as state_code,
                   case when x.fields is null or i.kind_code <> 2 then i.after_data
                        else (i.after_data - x.fields) || (
                              select coalesce(jsonb_object_agg(b.key, b.value), '{}')
                                from jsonb_each(i.before_data) b
                               where b.key = any (x.fields)) end as data,
                   case when ? then i.before_data end as before
              from sync_console.preview_item i
              left join lateral (
                   select array_agg(e.field) as fields
                     from sync_console.preview_exclusion e
                    where e.org_id = i.org_id and e.preview_id = i.preview_id and e.position = i.position) x on true
             where i.org_id = ?
               and i.preview_id = ?
               and i.position > ?
               and ('' = any (x.fields)) is not true
               and coalesce((select o.outcome_code
                               from sync_console.preview_outcome o
                              where o.org_id = i.org_id
                                and o.preview_id = i.preview_id
                                and o.position between i.position and i.position
                              order by o.position
                              limit 1), 0) = ?
             order by i.position
             limit ?
            """.replace("STATE", PlanItemRow.STATE);

    private static final short NONE_YET = 0;

    private static final String SETTLE = """
            insert into sync_console.preview_outcome (org_id, preview_id, position, outcome_code, version, code, reason, written_id)
            select ?, ?, s.position, s.outcome, s.version, left(s.code, 64), left(s.reason, 2000), s.written
              from unnest(?::integer[], ?::smallint[], ?::bigint[], ?::text[], ?::text[], ?::varchar[])
                   s(position, outcome, version, code, reason, written)
                on conflict (org_id, preview_id, position) do update
               set outcome_code = excluded.outcome_code,
                   version = excluded.version,
                   code = excluded.code,
                   reason = excluded.reason,
                   written_id = excluded.written_id,
                   times = preview_outcome.times + 1,
                   settled_at = clock_timestamp()
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ApplyItems(CurrentCaller currentCaller, JdbcClient jdbc, JsonMapper json) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A change and the item it stands for.
     *
     * @param before null where it was not asked for, or there was no such record
     */
    public record Item(
            int position, RecordChange change, @Nullable ObjectNode before) {}

    /**
     * @param outcome never throttled: such an item has none yet
     * @param writtenId by which the target knows a record that was brought by a key of its own; null for all others
     */
    public record Settled(
            Item item, ItemOutcome outcome, @Nullable String writtenId) {

        public Settled(Item item, ItemOutcome outcome) {
            this(item, outcome, null);
        }
    }

    /** @param after the position of the last item that was looked at, -1 at the beginning */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Item> next(RunOrder order, int after, int limit) {
        return next(order, after, limit, false);
    }

    /** With what the records were before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Item> nextWithBefore(RunOrder order, int after, int limit) {
        return next(order, after, limit, true);
    }

    private List<Item> next(RunOrder order, int after, int limit, boolean withBefore) {
        return jdbc.sql(NEXT)
                .param(withBefore)
                .params(org(), order.preview(), after)
                .params(order.onlyRejected() ? OutcomeKind.REJECTED.code() : NONE_YET, limit)
                .query(this::item)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID preview, List<Settled> batch) {
        List<Integer> positions = new ArrayList<>();
        List<Short> outcomes = new ArrayList<>();
        List<@Nullable Long> versions = new ArrayList<>();
        List<@Nullable String> codes = new ArrayList<>();
        List<@Nullable String> reasons = new ArrayList<>();
        List<@Nullable String> written = new ArrayList<>();
        for (Settled settled : batch) {
            Row row = Row.of(settled.outcome());
            positions.add(settled.item().position());
            outcomes.add(row.kind().code());
            versions.add(row.version());
            codes.add(row.code());
            reasons.add(row.reason());
            written.add(settled.writtenId());
        }
        jdbc.sql(SETTLE)
                .params(org(), preview)
                .params(
                        positions.toArray(Integer[]::new),
                        outcomes.toArray(Short[]::new),
                        versions.toArray(Long[]::new))
                .params(codes.toArray(String[]::new), reasons.toArray(String[]::new), written.toArray(String[]::new))
                .update();
    }

    private Item item(ResultSet row, int number) throws SQLException {
        RecordChange.Operation operation = RecordChange.Operation.values()[row.getInt("kind_code") - 1];
        int state = row.getInt("state_code");
        String data = row.getString("data");
        return new Item(
                row.getInt("position"),
                new RecordChange(
                        operation,
                        Objects.requireNonNull(row.getString("external_id")),
                        row.getLong("before_version"),
                        state == 0 ? null : Coded.byCode(RecordState.class, state),
                        read(data)),
                read(row.getString("before")));
    }

    private @Nullable ObjectNode read(@Nullable String data) {
        return data == null ? null : (ObjectNode) json.readTree(data);
    }

    private record Row(
            OutcomeKind kind,
            @Nullable Long version,
            @Nullable String code,
            @Nullable String reason) {

        static Row of(ItemOutcome outcome) {
            return switch (outcome) {
                case ItemOutcome.Applied(long version) -> new Row(OutcomeKind.APPLIED, version, null, null);
                case ItemOutcome.Unchanged() -> new Row(OutcomeKind.UNCHANGED, null, null, null);
                case ItemOutcome.Drifted(long version, String seen) ->
                    new Row(OutcomeKind.DRIFTED, version, "drifted", seen.isEmpty() ? words(version) : seen);
                case ItemOutcome.Rejected(String code, String reason) ->
                    new Row(OutcomeKind.REJECTED, null, code, reason);
                case ItemOutcome.Throttled throttled ->
                    throw new IllegalArgumentException("not settled until " + throttled.until());
            };
        }
    }

    private static String words(long version) {
        return version == 0
                ? "The record is gone."
                : "The record has changed since the preview; it is at version " + version + ".";
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
