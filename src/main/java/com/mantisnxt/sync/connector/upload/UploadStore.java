package com.mantisnxt.sync.connector.upload;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of uploads and their parts; each call is a transaction of its own where none is open. */
@Repository
@Transactional
class UploadStore {

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
    private static final String CLEAR = """
            delete from sync_console.connection_upload
             where org_id = :org
               and completed_at is null
               and started_at < :before
            """;
    private static final String BEGIN = """
            insert into sync_console.connection_upload
                   (org_id, id, connection_id, entity_code, file_name, started_at, uploaded_by)
            values (:org, :id, :connection, :entity, :name, :now, :by)
            """;
    private static final String ADD = """
            insert into sync_console.connection_upload_part (org_id, upload_id, number, content)
            values (:org, :id, :number, :content)
            """;
    private static final String COMPLETE = """
            update sync_console.connection_upload
               set bytes = :bytes,
                   sha256 = decode(:sha256, 'hex'),
                   completed_at = :now
             where org_id = :org
               and id = :id
            """;
    private static final String REPLACE = """
            delete from sync_console.connection_upload
             where org_id = :org
               and connection_id = :connection
               and entity_code = :entity
               and completed_at is not null
               and id <> :id
            """;
    private static final String FIND = """
            select id,
                   file_name,
                   bytes,
                   encode(sha256, 'hex') as sha256,
                   completed_at
              from sync_console.connection_upload
             where org_id = :org
               and connection_id = :connection
               and entity_code = :entity
               and completed_at is not null
             order by completed_at desc
             limit 1
            """;
    private static final String PART = """
            select content
              from sync_console.connection_upload_part
             where org_id = :org
               and upload_id = :id
               and number = :number
            """;
    private static final String DROP = """
            delete from sync_console.connection_upload
             where org_id = :org
               and id = :id
            """;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    UploadStore(JdbcClient jdbc, CurrentCaller currentCaller, Clock clock) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Also forgets what others began long ago and never ended. */
    UUID begin(UUID connection, EntityType entity, String fileName) {
        UUID id = UUID.randomUUID();
        sql(CLEAR)
                .param("before", Timestamp.from(clock.instant().minus(LONGEST_UPLOAD)))
                .update();
        sql(BEGIN)
                .param("id", id)
                .param("connection", connection)
                .param("entity", entity.code())
                .param("name", fileName)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", currentCaller.get().user())
                .update();
        return id;
    }

    void add(UUID id, int number, byte[] content) {
        sql(ADD).param("id", id)
                .param("number", number)
                .param("content", content)
                .update();
    }

    void complete(UUID connection, EntityType entity, UploadRow made) {
        sql(COMPLETE)
                .param("id", made.id())
                .param("bytes", made.bytes())
                .param("sha256", made.sha256())
                .param("now", Timestamp.from(made.completedAt()))
                .update();
        sql(REPLACE)
                .param("id", made.id())
                .param("connection", connection)
                .param("entity", entity.code())
                .update();
    }

    void drop(UUID id) {
        sql(DROP).param("id", id).update();
    }

    @Transactional(readOnly = true)
    Optional<UploadRow> find(UUID connection, EntityType entity) {
        return sql(FIND)
                .param("connection", connection)
                .param("entity", entity.code())
                .query((row, number) -> new UploadRow(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getTimestamp("completed_at").toInstant()))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<byte[]> part(UUID id, int number) {
        return sql(PART)
                .param("id", id)
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(statement).param("org", currentCaller.get().org().value());
    }
}
