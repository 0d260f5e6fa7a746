package com.mantisnxt.sync.connector.store;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.connector.store.BatchOfChanges.Write;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the records of the caller's organisation. Changes are checked one by one against the version they were made for
 * and written together in the caller's transaction; what was applied before is told apart from what has drifted.
 */
@Service
public class RecordStore implements Target {

    private static final String PAGE = """
            select external_id, state_code, data, version, hash
              from sync_console.record
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
               and external_id > ?
             order by external_id
             limit ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RecordWrites writes;

    RecordStore(CurrentCaller currentCaller, JdbcClient jdbc, JsonMapper json, RecordWrites writes) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.json = json;
        this.writes = writes;
    }

    /**
     * Records in the order of their ids' bytes.
     *
     * @param after the last id of the page before, null for the first page
     */
    @Transactional(readOnly = true)
    public List<StoredRecord> page(UUID connection, EntityType entity, @Nullable String after, int limit) {
        UUID org = currentCaller.require(Right.READ).org().value();
        return jdbc.sql(PAGE)
                .params(org, connection, entity.code(), after == null ? "" : after, limit)
                .query((row, number) -> new StoredRecord(
                        Objects.requireNonNull(row.getString("external_id")),
                        Coded.byCode(RecordState.class, row.getInt("state_code")),
                        (ObjectNode) json.readTree(row.getString("data")),
                        row.getLong("version"),
                        Objects.requireNonNull(row.getBytes("hash"))))
                .list();
    }

    /**
     * Keeps records as their system has them after it was written to, whatever was kept of them before.
     *
     * @return their versions, by id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Long> keep(UUID connection, EntityType entity, Collection<SourceRecord> now) {
        UUID org = currentCaller.require(Right.REPORT).org().value();
        var records = new RecordWrites.Records(org, connection, entity.code());
        List<Write> kept = now.stream().map(RecordStore::write).toList();
        return writes.keep(records, kept);
    }

    private static Write write(SourceRecord record) {
        var change =
                new RecordChange(RecordChange.Operation.UPDATE, record.externalId(), 0, record.state(), record.data());
        return new Write(
                change,
                ContentHash.of(record.state(), record.data()),
                record.data().toString());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ItemOutcome> apply(UUID connection, EntityType entity, List<RecordChange> changes) {
        UUID org = currentCaller.require(Right.REPORT).org().value();
        var records = new RecordWrites.Records(org, connection, entity.code());
        return new BatchOfChanges(changes, writes.lock(records, changes)).settle(batch -> writes.write(records, batch));
    }
}
