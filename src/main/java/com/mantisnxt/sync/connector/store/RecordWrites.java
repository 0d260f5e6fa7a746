package com.mantisnxt.sync.connector.store;

import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordChange.Operation;
import com.mantisnxt.sync.connector.store.BatchOfChanges.Current;
import com.mantisnxt.sync.connector.store.BatchOfChanges.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the record store: one to lock a batch, one for each operation. */
@Repository
class RecordWrites {

    /**
     * The records of a batch lie side by side. Nothing beyond its ends is read, for not every version finds them by the
     * list alone as long as it has not counted the records.
     */
    static final String LOCK = """
            select external_id, version, hash
              from sync_console.record
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
               and external_id between (select min(id collate "C") from unnest(?::varchar[]) id)
                                   and (select max(id collate "C") from unnest(?::varchar[]) id)
               and external_id = any (?::varchar[])
             order by external_id
               for no key update
            """;

    static final String CREATE = """
            insert into sync_console.record
                   (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
            select ?, ?, ?, w.external_id, w.state, 1, decode(w.hash, 'hex'), w.data::jsonb
              from unnest(?::varchar[], ?::smallint[], ?::text[], ?::text[]) w(external_id, state, hash, data)
                on conflict (org_id, connection_id, entity_code, external_id) do nothing
            returning external_id
            """;

    /**
     * In the order of their ids, so that two who keep the same records wait for each other one way only. Each is found by
     * its key: an update that joins would read all records of its kind as long as the database has not counted them.
     */
    static final String KEEP = """
            insert into sync_console.record as r
                   (org_id, connection_id, entity_code, external_id, state_code, version, hash, data)
            select ?, ?, ?, w.external_id, w.state, 1, decode(w.hash, 'hex'), w.data::jsonb
              from unnest(?::varchar[], ?::smallint[], ?::text[], ?::text[]) w(external_id, state, hash, data)
             order by w.external_id collate "C"
                on conflict (org_id, connection_id, entity_code, external_id) do update
               set version = r.version + (r.hash <> excluded.hash)::integer,
                   state_code = excluded.state_code,
                   hash = excluded.hash,
                   data = excluded.data,
                   updated_at = case when r.hash <> excluded.hash then clock_timestamp() else r.updated_at end
            returning external_id, version
            """;

    private static final String DELETE = """
            delete from sync_console.record
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
               and external_id = any (?::varchar[])
            """;

    private final JdbcClient jdbc;

    RecordWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose records are meant. */
    record Records(UUID org, UUID connection, short entity) {}

    Map<String, Current> lock(Records records, List<RecordChange> changes) {
        Map<String, Current> current = new HashMap<>();
        String[] ids = changes.stream()
                .map(RecordChange::externalId)
                .filter(id -> id.indexOf('\0') < 0)
                .toArray(String[]::new);
        jdbc.sql(LOCK)
                .params(records.org(), records.connection(), records.entity(), ids, ids, ids)
                .query(row -> {
                    current.put(
                            Objects.requireNonNull(row.getString("external_id")),
                            new Current(row.getLong("version"), Objects.requireNonNull(row.getBytes("hash"))));
                });
        return current;
    }

    /** @return ids that were to be created and exist by somebody else's hand */
    Set<String> write(Records records, List<Write> writes) {
        keep(records, of(Operation.UPDATE, writes));
        delete(records, of(Operation.DELETE, writes));
        return create(records, of(Operation.CREATE, writes));
    }

    Map<String, Long> keep(Records records, List<Write> kept) {
        Map<String, Long> versions = new HashMap<>();
        if (!kept.isEmpty()) {
            jdbc.sql(KEEP)
                    .params(records.org(), records.connection(), records.entity())
                    .params(ids(kept), states(kept), hashes(kept), column(kept, Write::data, String[]::new))
                    .query(row -> {
                        versions.put(Objects.requireNonNull(row.getString("external_id")), row.getLong("version"));
                    });
        }
        return versions;
    }

    private Set<String> create(Records records, List<Write> writes) {
        if (writes.isEmpty()) {
            return Set.of();
        }
        Set<String> missing = new HashSet<>(List.of(ids(writes)));
        jdbc.sql(CREATE)
                .params(records.org(), records.connection(), records.entity())
                .params(ids(writes), states(writes), hashes(writes), column(writes, Write::data, String[]::new))
                .query(String.class)
                .list()
                .forEach(missing::remove);
        return missing;
    }

    private void delete(Records records, List<Write> writes) {
        if (!writes.isEmpty()) {
            jdbc.sql(DELETE)
                    .params(records.org(), records.connection(), records.entity(), ids(writes))
                    .update();
        }
    }

    private static List<Write> of(Operation operation, List<Write> writes) {
        return writes.stream()
                .filter(write -> write.change().operation() == operation)
                .toList();
    }

    private static String[] ids(List<Write> writes) {
        return column(writes, write -> write.change().externalId(), String[]::new);
    }

    private static Short[] states(List<Write> writes) {
        return column(
                writes, write -> Objects.requireNonNull(write.change().state()).code(), Short[]::new);
    }

    private static String[] hashes(List<Write> writes) {
        return column(writes, write -> HexFormat.of().formatHex(write.hash()), String[]::new);
    }

    private static <T> T[] column(List<Write> writes, Function<Write, T> field, IntFunction<T[]> array) {
        return writes.stream().map(field).toArray(array);
    }
}
