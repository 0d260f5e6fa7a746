package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the records of connections come, as administrators set it; each change is in the audit trail. */
@Service
public class SyncSettings {

    private static final String FIND = """
            select entity_code, applies_itself, every_seconds, cron, zone, is_stopped, everything_hours,
                   deletions_hours, tries, longest_minutes, batch_size
              from sync_console.sync_setting
             where org_id = ?
               and connection_id = ?
            """;
    private static final String SET = """
            insert into sync_console.sync_setting
                   (org_id, connection_id, entity_code, applies_itself, every_seconds, cron, zone, is_stopped,
                    everything_hours, deletions_hours, tries, longest_minutes, batch_size, changed_by_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, left(?, 255))
                on conflict (org_id, connection_id, entity_code) do update
               set applies_itself = excluded.applies_itself,
                   every_seconds = excluded.every_seconds,
                   cron = excluded.cron,
                   zone = excluded.zone,
                   is_stopped = excluded.is_stopped,
                   everything_hours = excluded.everything_hours,
                   deletions_hours = excluded.deletions_hours,
                   tries = excluded.tries,
                   longest_minutes = excluded.longest_minutes,
                   batch_size = excluded.batch_size,
                   changed_at = clock_timestamp(),
                   changed_by_name = excluded.changed_by_name
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final DueQueue queue;
    private final AuditEntries trail;
    private final RunProperties properties;
    private final Clock clock;

    SyncSettings(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Sources sources,
            DueQueue queue,
            AuditEntries trail,
            RunProperties properties,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.queue = queue;
        this.trail = trail;
        this.properties = properties;
        this.clock = clock;
    }

    /** Of what was set; the rest is as usual. */
    @Transactional(readOnly = true)
    public Map<EntityType, SyncSetting> of(UUID connection) {
        Map<EntityType, SyncSetting> settings = new EnumMap<>(EntityType.class);
        jdbc.sql(FIND)
                .params(currentCaller.require(Right.READ).org().value(), connection)
                .query(row -> {
                    settings.put(Coded.byCode(EntityType.class, row.getInt("entity_code")), setting(row));
                });
        return settings;
    }

    @Transactional(readOnly = true)
    SyncSetting of(UUID connection, EntityType entity) {
        return of(connection).getOrDefault(entity, SyncSetting.USUAL);
    }

    /**
     * The queue knows its next time with the same commit.
     *
     * @throws com.mantisnxt.sync.base.Refused when there is no such connection, or it is not for this entity
     */
    @Transactional
    public void set(UUID connection, EntityType entity, SyncSetting setting) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        sources.fingerprint(connection, entity);
        SyncSetting before = of(connection, entity);
        jdbc.sql(SET)
                .params(caller.org().value(), connection, entity.code(), setting.appliesItself())
                .params(columns(setting.rhythm()))
                .params(setting.isStopped(), setting.everything().toHours())
                .param(setting.deletions() == null ? null : setting.deletions().toHours())
                .param(setting.tries())
                .param(setting.longest() == null ? null : setting.longest().toMinutes())
                .param(setting.batch())
                .param(caller.name())
                .update();
        queue.expect(new DueKey(caller.org(), connection, entity), setting.next(clock.instant()));
        Map<String, Object> about = new LinkedHashMap<>(Map.of("entity", entity.label()));
        about.putAll(SettingChanges.between(before, setting));
        about.put("connection", connection);
        trail.add("sync_setting_changed", sources.name(connection), about);
    }

    int tries(UUID connection, EntityType entity) {
        return Objects.requireNonNullElse(of(connection, entity).tries(), properties.sourceTries());
    }

    Optional<Duration> longest(UUID connection, EntityType entity) {
        return Optional.ofNullable(of(connection, entity).longest());
    }

    private static @Nullable Object[] columns(@Nullable Rhythm rhythm) {
        return switch (rhythm) {
            case null -> new @Nullable Object[] {null, null, null};
            case Rhythm.Every(Duration time) -> new @Nullable Object[] {time.toSeconds(), null, null};
            case Rhythm.Calendar(String expression, ZoneId zone) ->
                new @Nullable Object[] {null, expression, zone.getId()};
        };
    }

    private static SyncSetting setting(ResultSet row) throws SQLException {
        Integer minutes = row.getObject("longest_minutes", Integer.class);
        Integer deletions = row.getObject("deletions_hours", Integer.class);
        return new SyncSetting(
                row.getBoolean("applies_itself"),
                rhythm(row),
                row.getBoolean("is_stopped"),
                Duration.ofHours(row.getInt("everything_hours")),
                deletions == null ? null : Duration.ofHours(deletions),
                row.getObject("tries", Integer.class),
                minutes == null ? null : Duration.ofMinutes(minutes),
                row.getObject("batch_size", Integer.class));
    }

    private static @Nullable Rhythm rhythm(ResultSet row) throws SQLException {
        Integer seconds = row.getObject("every_seconds", Integer.class);
        String cron = row.getString("cron");
        if (seconds != null) {
            return new Rhythm.Every(Duration.ofSeconds(seconds));
        }
        return cron == null ? null : Rhythm.Calendar.of(cron, Objects.requireNonNull(row.getString("zone")));
    }
}
