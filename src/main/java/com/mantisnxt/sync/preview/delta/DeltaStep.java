package com.mantisnxt.sync.preview.delta;

import com.mantisnxt.sync.preview.FoundBy;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what a source delivered with what is stored, a range of ids at a time, and writes an item for each record that
 * differs. Both sides stay in the database: memory does not grow with them.
 */
@Service
public class DeltaStep {

    private static final int RANGE = 5_000;

    /** The range ends where either side has had so many ids. */
    private static final String UPPER_BOUND = """
            select least(
                (select external_id from sync_console.staged_record
                  where org_id = ? and preview_id = ? and external_id > ?
                  order by external_id offset %1$d limit 1),
                (select external_id from sync_console.record
                  where org_id = ? and connection_id = ? and entity_code = ? and external_id > ?
                  order by external_id offset %1$d limit 1))
            """.formatted(RANGE - 1);

    /** Functions of ours are called only where they have something to say: each call costs more than the row. */
    private static final String COMPARE = """
            with staged as (
                select external_id, state_code, hash, data
                  from sync_console.staged_record
                 where org_id = ? and preview_id = ? and external_id > ? and external_id <= ?
            ), stored as (
                select external_id, state_code, hash, data, version
                  from sync_console.record
                 where org_id = ? and connection_id = ? and entity_code = ? and external_id > ? and external_id <= ?
            ), compared as (
                select coalesce(s.external_id, r.external_id) as external_id,
                       case when r.external_id is null then 1
                            when s.external_id is null then
                                case when ? and not exists (
                                    select
                                      from sync_console.staged_id i
                                     where i.org_id = ? and i.preview_id = ? and i.external_id = r.external_id)
                                then 3 end
                            when s.hash <> r.hash then 2 end as kind,
                       s.external_id is not null and r.external_id is not null and s.hash = r.hash as same,
                       r.external_id is not null as known,
                       coalesce(r.version, 0) as version,
                       r.state_code as before_state, s.state_code as after_state, s.hash as after_hash,
                       r.data as before_data, s.data as after_data
                  from staged s
                  full join stored r on r.external_id = s.external_id
            ), named as (
                select c.*,
                       case when kind = 2 then
                           array(select k
                                   from jsonb_object_keys(before_data || after_data) k
                                  where before_data -> k is distinct from after_data -> k
                                  order by k collate "C")
                           || case when before_state <> after_state then array['@state'] else '{}' end
                       else '{}' end as changed,
                       left(coalesce(
                           nullif(coalesce(after_data, before_data) ->> 'name', ''),
                           sync_console.record_name(coalesce(after_data, before_data))), 255) as name
                  from compared c
                 where kind is not null
                offset 0
            ), written as (
                insert into sync_console.preview_item
                       (org_id, preview_id, position, kind_code, kind_position, external_id, name, search, changed,
                        before_version, before_state, after_state, after_hash, price_change, stock_to_zero,
                        before_data, after_data)
                select ?, ?,
                       ? + row_number() over (order by external_id) - 1,
                       kind,
                       (array[?, ?, ?]::integer[])[kind] + row_number() over (partition by kind order by external_id) - 1,
                       external_id, name,
            """ + FoundBy.ofItem() + """
                       , changed, version, before_state, after_state, after_hash,
                       case when kind = 2 and array_to_string(changed, ' ') ~ 'price' then
                           sync_console.price_change(before_data, after_data, changed) end,
                       kind = 2 and changed && array['stock', 'stock_quantity', 'quantity', 'qty', 'available', 'on_hand']
                           and sync_console.stock_to_zero(before_data, after_data, changed),
                       before_data, case when kind <> 3 then after_data end
                  from named
            )
            select count(*) filter (where kind = 1) as created,
                   count(*) filter (where kind = 2) as updated,
                   count(*) filter (where kind = 3) as deleted,
                   count(*) filter (where same) as unchanged,
                   count(*) filter (where known) as stored
              from compared
            """;

    private static final List<String> FORGET = List.of(
            "delete from sync_console.staged_record where org_id = ? and preview_id = ?",
            "delete from sync_console.staged_id where org_id = ? and preview_id = ?",
            "delete from sync_console.stage where org_id = ? and preview_id = ?");

    /** After all other text, in the order of bytes. */
    private static final String END = "\uDBFF\uDFFF".repeat(255);

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    DeltaStep(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** How far a comparison has come. */
    public record Progress(
            @Nullable String after,
            boolean isOver,
            int created,
            int updated,
            int deleted,
            long unchanged,
            long stored) {

        public static Progress none() {
            return new Progress(null, false, 0, 0, 0, 0, 0);
        }

        int items() {
            return created + updated + deleted;
        }
    }

    /**
     * @param complete whether what was not delivered is gone at the source, other than what has its id among those put
     *     down without data
     */
    public record Sides(UUID preview, UUID connection, short entity, boolean complete) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Progress next(Sides sides, Progress so) {
        UUID org = currentCaller.get().org().value();
        String from = so.after() == null ? "" : so.after();
        String upTo = jdbc.sql(UPPER_BOUND)
                .params(org, sides.preview(), from)
                .params(org, sides.connection(), sides.entity(), from)
                .query((row, number) -> row.getString(1))
                .list()
                .getFirst();
        String end = upTo == null ? END : upTo;
        return jdbc.sql(COMPARE)
                .params(org, sides.preview(), from, end)
                .params(org, sides.connection(), sides.entity(), from, end)
                .params(sides.complete(), org, sides.preview())
                .params(org, sides.preview(), so.items())
                .params(so.created(), so.updated(), so.deleted())
                .query((row, number) -> so(row, so, upTo))
                .single();
    }

    /** What was delivered has served. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID preview) {
        UUID org = currentCaller.get().org().value();
        FORGET.forEach(statement -> jdbc.sql(statement).params(org, preview).update());
    }

    private static Progress so(ResultSet row, Progress so, @Nullable String upTo) throws SQLException {
        return new Progress(
                upTo,
                upTo == null,
                so.created() + row.getInt("created"),
                so.updated() + row.getInt("updated"),
                so.deleted() + row.getInt("deleted"),
                so.unchanged() + row.getLong("unchanged"),
                so.stored() + row.getLong("stored"));
    }
}
