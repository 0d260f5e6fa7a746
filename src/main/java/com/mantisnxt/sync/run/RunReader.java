package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.plan.RunOrder;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes runs of their rows. */
@Component
class RunReader {

    private final JsonMapper json;

    RunReader(JsonMapper json) {
        this.json = json;
    }

    String text(Object value) {
        return json.writeValueAsString(value);
    }

    HeldRun held(ResultSet row, int number) throws SQLException {
        RunOrder order = new RunOrder(
                row.getObject("preview_id", UUID.class),
                row.getObject("connection_id", UUID.class),
                Coded.byCode(EntityType.class, row.getInt("entity_code")),
                Objects.requireNonNull(row.getString("sync_id")),
                row.getBoolean("only_rejected"));
        RunKind kind = Coded.byCode(RunKind.class, row.getInt("kind_code"));
        int phase = row.getInt("phase_code");
        return new HeldRun(
                new RunKey(new OrgId(row.getObject("org_id", UUID.class)), row.getObject("id", UUID.class)),
                kind,
                phase == 0 ? kind.first() : Coded.byCode(RunPhase.class, phase),
                order,
                row.getLong("fencing"),
                row.getBoolean("orphaned"),
                waits(row),
                new HeldRun.Tally(row.getInt("position"), row.getInt("processed"), row.getInt("failed")),
                read(row.getString("reading"), ReadSoFar.class, ReadSoFar.nothing(null)),
                read(row.getString("comparison"), DeltaStep.Progress.class, DeltaStep.Progress.none()),
                starter(row));
    }

    private static HeldRun.Waits waits(ResultSet row) throws SQLException {
        return new HeldRun.Waits(
                row.getInt("state_code") == RunState.PAUSED.code(),
                instant(row.getObject("throttled_until", OffsetDateTime.class)),
                row.getString("waits_for"),
                row.getInt("waited"),
                row.getInt("throttled_times"));
    }

    private static HeldRun.Starter starter(ResultSet row) throws SQLException {
        Instant created = Objects.requireNonNull(instant(row.getObject("created_at", OffsetDateTime.class)));
        Instant begun = instant(row.getObject("begun_at", OffsetDateTime.class));
        return new HeldRun.Starter(
                row.getObject("started_by", UUID.class),
                Objects.requireNonNullElse(row.getString("started_by_name"), ""),
                created,
                begun == null ? created : begun);
    }

    private <T> T read(@Nullable String text, Class<T> type, T none) {
        return text == null ? none : json.readValue(text, type);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
