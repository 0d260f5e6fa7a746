package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of channels; each call is a transaction of its own where none is open. */
@Repository
@Transactional
class ChannelStore {

    private static final String ALL = """
            select id,
                   kind_code,
                   name,
                   recipients,
                   host,
                   critical_only,
                   rules,
                   tells_closed,
                   is_enabled,
                   last_success_at,
                   failing_since,
                   failures,
                   last_error,
                   version
              from sync_console.alert_channel
             where org_id = :org
               and (cast(:id as uuid) is null or id = :id)
             order by lower(name), id
            """;
    private static final String COUNT = "select count(*) from sync_console.alert_channel where org_id = :org";
    private static final String INSERT = """
            insert into sync_console.alert_channel
                   (org_id, id, kind_code, name, recipients, host, sealed, critical_only, rules, tells_closed,
                    is_enabled, created_at, created_by, updated_at, updated_by)
            values (:org, :id, :kind, :name, string_to_array(:recipients, ','), :host, :sealed, :critical,
                    string_to_array(:rules, ','), :closed, :enabled, :now, :by, :now, :by)
            """;
    private static final String UPDATE = """
            update sync_console.alert_channel
               set name = :name,
                   recipients = string_to_array(:recipients, ','),
                   host = :host,
                   sealed = :sealed,
                   critical_only = :critical,
                   rules = string_to_array(:rules, ','),
                   tells_closed = :closed,
                   is_enabled = :enabled,
                   resting_until = null,
                   updated_at = :now,
                   updated_by = :by,
                   version = version + 1
             where org_id = :org
               and id = :id
               and version = :version
            """;
    private static final String GIVE_UP_ALL = """
            update sync_console.alert_delivery
               set state_code = 3,
                   settled_at = :now,
                   last_error = 'The channel was switched off.'
             where org_id = :org
               and channel_id = :id
               and state_code = 1
            """;
    private static final String DELETE =
            "delete from sync_console.alert_channel where org_id = :org and id = :id and version = :version";
    private static final String SEALED =
            "select sealed from sync_console.alert_channel where org_id = :org and id = :id";
    private static final String RESEAL =
            "update sync_console.alert_channel set sealed = :sealed where org_id = :org and id = :id";

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ChannelStore(JdbcClient jdbc, CurrentCaller currentCaller, Clock clock) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** @param host null for mail, and so is {@code box} */
    record End(@Nullable String host, byte @Nullable [] box) {}

    @Transactional(readOnly = true)
    List<AlertChannel> all() {
        return sql(ALL, null).query(ChannelStore::channel).list();
    }

    @Transactional(readOnly = true)
    Optional<AlertChannel> find(UUID id) {
        return sql(ALL, id).query(ChannelStore::channel).optional();
    }

    @Transactional(readOnly = true)
    int count() {
        return sql(COUNT, null).query(Integer.class).single();
    }

    void insert(UUID id, ChannelDraft draft, End end) {
        try {
            written(INSERT, id, draft, end).param("kind", draft.kind().code()).update();
        } catch (DuplicateKeyException e) {
            throw ChannelRefused.nameTaken();
        }
    }

    /** False when it is no longer at that version. */
    boolean update(AlertChannel before, ChannelDraft draft, End end) {
        try {
            return written(UPDATE, before.id(), draft, end)
                            .param("version", before.version())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            throw ChannelRefused.nameTaken();
        }
    }

    void giveUpAll(UUID id) {
        sql(GIVE_UP_ALL, id).param("now", Timestamp.from(clock.instant())).update();
    }

    boolean delete(AlertChannel channel) {
        return sql(DELETE, channel.id()).param("version", channel.version()).update() == 1;
    }

    byte @Nullable [] sealed(UUID id) {
        return sql(SEALED, id)
                .query((row, number) -> Optional.ofNullable(row.getBytes("sealed")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    void reseal(UUID id, byte[] box) {
        sql(RESEAL, id).param("sealed", box).update();
    }

    private StatementSpec written(String statement, UUID id, ChannelDraft draft, End end) {
        return sql(statement, id)
                .param("name", draft.name().strip())
                .param("recipients", String.join(",", draft.recipients()))
                .param("host", end.host(), Types.VARCHAR)
                .param("sealed", end.box(), Types.BINARY)
                .param("critical", draft.criticalOnly())
                .param("rules", String.join(",", draft.rules()))
                .param("closed", draft.tellsClosed())
                .param("enabled", draft.isEnabled())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", currentCaller.get().user());
    }

    private StatementSpec sql(String statement, @Nullable UUID id) {
        Caller caller = currentCaller.get();
        return jdbc.sql(statement).param("org", caller.org().value()).param("id", id, Types.OTHER);
    }

    private static AlertChannel channel(ResultSet row, int number) throws SQLException {
        return new AlertChannel(
                row.getObject("id", UUID.class),
                ChannelKind.byCode(row.getInt("kind_code")),
                row.getString("name"),
                DeliveryBook.texts(row, "recipients"),
                row.getString("host"),
                row.getBoolean("critical_only"),
                DeliveryBook.texts(row, "rules"),
                row.getBoolean("tells_closed"),
                row.getBoolean("is_enabled"),
                health(row),
                row.getLong("version"));
    }

    static ChannelHealth health(ResultSet row) throws SQLException {
        return new ChannelHealth(
                Turns.instant(row, "last_success_at"),
                Turns.instant(row, "failing_since"),
                row.getInt("failures"),
                row.getString("last_error"));
    }
}
