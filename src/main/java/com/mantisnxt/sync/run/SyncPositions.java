package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the records of a connection are in the store, so that the next sync need read only what has changed since. */
@Repository
class SyncPositions {

    private static final String FIND = """
            select watermark, fingerprint, everything_at, coalesce(deletions_at, everything_at) as deletions_at
              from sync_console.sync_position
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
            """;
    private static final String KEEP = """
            insert into sync_console.sync_position
                   (org_id, connection_id, entity_code, watermark, fingerprint, everything_at, deletions_at)
            values (?, ?, ?, ?, ?, ?, ?)
                on conflict (org_id, connection_id, entity_code) do update
               set watermark = excluded.watermark,
                   fingerprint = excluded.fingerprint,
                   everything_at = coalesce(excluded.everything_at, sync_position.everything_at),
                   deletions_at = coalesce(excluded.deletions_at, sync_position.deletions_at),
                   moved_at = clock_timestamp()
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final Plans plans;
    private final SyncSettings settings;
    private final Clock clock;

    SyncPositions(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Sources sources,
            Plans plans,
            SyncSettings settings,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    private record Position(
            @Nullable String watermark,
            String fingerprint,
            @Nullable Instant everythingAt,
            @Nullable Instant deletionsAt) {}

    /**
     * Changes since the watermark, and the ids of all that is there where it is time to find what was deleted. Everything
     * for the first time, after a change of the connection (other fields of the same records), and when it is time.
     */
    ReadSoFar toRead(UUID connection, EntityType entity) {
        Position position = find(connection, entity)
                .filter(found -> found.fingerprint().equals(sources.fingerprint(connection, entity)))
                .orElse(null);
        if (position == null || position.watermark() == null) {
            return ReadSoFar.nothing(null);
        }
        SyncSetting setting = settings.of(connection, entity);
        Instant now = clock.instant();
        if (isDue(position.everythingAt(), setting.everything(), now)) {
            return ReadSoFar.nothing(null);
        }
        return setting.deletions() != null && isDue(position.deletionsAt(), setting.deletions(), now)
                ? ReadSoFar.changesAndIds(position.watermark())
                : ReadSoFar.nothing(position.watermark());
    }

    private static boolean isDue(@Nullable Instant last, Duration rhythm, Instant now) {
        return last == null || !now.isBefore(last.plus(rhythm));
    }

    /**
     * Once everything that was read is stored, and only then; where something is missing, the next sync reads it again. What
     * could not be scanned for deletions is scanned by the next one too. It holds for the connection as it was when the sync
     * was asked for: where somebody has changed it since, nobody knows by which mapping records were read.
     */
    void keep(HeldRun run) {
        ReadSoFar read = run.reading();
        if (!read.isWhole()) {
            return;
        }
        UUID connection = run.order().connection();
        EntityType entity = run.order().entity();
        OffsetDateTime begun = run.starter().at().atOffset(ZoneOffset.UTC);
        jdbc.sql(KEEP)
                .params(currentCaller.get().org().value(), connection, entity.code())
                .param(read.watermark())
                .param(plans.fingerprint(run.order().preview()))
                .param(read.isOfChanges() ? null : begun)
                .param(read.foundAllGone() ? begun : null)
                .update();
    }

    private Optional<Position> find(UUID connection, EntityType entity) {
        return jdbc.sql(FIND)
                .params(currentCaller.get().org().value(), connection, entity.code())
                .query((row, number) -> new Position(
                        row.getString("watermark"),
                        Objects.requireNonNull(row.getString("fingerprint")),
                        instant(row, "everything_at"),
                        instant(row, "deletions_at")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
