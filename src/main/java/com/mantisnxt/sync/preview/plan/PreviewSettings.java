package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How previews of a connection are decided and applied, as administrators set it; each change is in the audit trail. */
@Service
public class PreviewSettings {

    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(7);
    public static final int LARGEST_BATCH = 5_000;

    private static final String OF_CONNECTION = """
            select approvable_seconds, batch_size
              from sync_console.preview_setting
             where org_id = ?
               and connection_id = ?
            """;
    private static final String SET = """
            insert into sync_console.preview_setting (org_id, connection_id, approvable_seconds, batch_size)
            values (?, ?, ?, ?)
                on conflict (org_id, connection_id) do update
               set approvable_seconds = excluded.approvable_seconds,
                   batch_size = excluded.batch_size
            """;
    private static final String OF_ORGANISATION = """
            select approvable_seconds
              from sync_console.organisation_setting
             where org_id = ?
            """;
    private static final String SET_ORGANISATION = """
            insert into sync_console.organisation_setting (org_id, approvable_seconds)
            values (?, ?)
                on conflict (org_id) do update
               set approvable_seconds = excluded.approvable_seconds
            """;
    private static final String UNSET_ORGANISATION = "delete from sync_console.organisation_setting where org_id = ?";

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final Guardrails guardrails;
    private final PlanProperties properties;
    private final AuditEntries trail;

    PreviewSettings(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Sources sources,
            Guardrails guardrails,
            PlanProperties properties,
            AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.guardrails = guardrails;
        this.properties = properties;
        this.trail = trail;
    }

    /**
     * Of one connection.
     *
     * @param approvableFor null: as the organisation does
     * @param batch items applied in one transaction; null: as the installation does
     */
    public record OfConnection(
            @Nullable Duration approvableFor, @Nullable Integer batch) {

        static final OfConnection UNSET = new OfConnection(null, null);
    }

    @Transactional(readOnly = true)
    public OfConnection of(UUID connection) {
        return jdbc.sql(OF_CONNECTION)
                .params(org(), connection)
                .query(PreviewSettings::settings)
                .optional()
                .orElse(OfConnection.UNSET);
    }

    /**
     * All or nothing; the next preview and the next batch keep to it, guardrails hold at once.
     *
     * @throws InvalidInput for what is out of bounds, naming the field
     */
    @Transactional
    public void set(UUID connection, OfConnection settings, List<Guardrail> rails) {
        UUID org = currentCaller.require(Right.ADMINISTER).org().value();
        String name = sources.name(connection);
        check(settings.approvableFor());
        checkBatch(settings.batch());
        OfConnection before = of(connection);
        if (!settings.equals(before)) {
            jdbc.sql(SET)
                    .params(org, connection)
                    .param(seconds(settings.approvableFor()))
                    .param(settings.batch())
                    .update();
            trail.add(
                    "preview_settings_changed",
                    name,
                    Map.of("connection", connection, "before", words(before), "after", words(settings)));
        }
        rails.forEach(guardrail -> guardrails.set(connection, guardrail));
    }

    /** For connections that say nothing else, and for what services bring. */
    @Transactional(readOnly = true)
    public Duration ofOrganisation() {
        return Objects.requireNonNullElse(findOfOrganisation(), properties.approvableFor());
    }

    /** @param approvableFor null: as the installation does */
    @Transactional
    public void setOfOrganisation(@Nullable Duration approvableFor) {
        UUID org = currentCaller.require(Right.ADMINISTER).org().value();
        check(approvableFor);
        Duration before = findOfOrganisation();
        if (!Objects.equals(before, approvableFor)) {
            if (approvableFor == null) {
                jdbc.sql(UNSET_ORGANISATION).param(org).update();
            } else {
                jdbc.sql(SET_ORGANISATION)
                        .params(org, approvableFor.toSeconds())
                        .update();
            }
            trail.add("preview_default_changed", null, Map.of("before", words(before), "after", words(approvableFor)));
        }
    }

    /** How long a preview that is computed now can be approved. */
    Duration approvableFor(@Nullable UUID connection) {
        Duration own = connection == null ? null : of(connection).approvableFor();
        return own == null ? ofOrganisation() : own;
    }

    private @Nullable Duration findOfOrganisation() {
        return jdbc
                .sql(OF_ORGANISATION)
                .param(org())
                .query((row, number) -> Duration.ofSeconds(row.getInt("approvable_seconds")))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static void check(@Nullable Duration approvableFor) {
        if (approvableFor != null && (approvableFor.compareTo(SHORTEST) < 0 || approvableFor.compareTo(LONGEST) > 0)) {
            throw new InvalidInput(
                    "invalid_time", "approvableFor", "Previews can be approved for 5 minutes to 7 days.");
        }
    }

    private static void checkBatch(@Nullable Integer batch) {
        if (batch != null && (batch < 1 || batch > LARGEST_BATCH)) {
            throw new InvalidInput("invalid_batch", "batch", "A batch has 1 to 5,000 items.");
        }
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : Math.toIntExact(duration.toSeconds());
    }

    private static String words(OfConnection settings) {
        String batch = settings.batch() == null ? "the usual batches" : "batches of " + settings.batch();
        return "approvable for " + words(settings.approvableFor()) + ", " + batch;
    }

    private static String words(@Nullable Duration time) {
        if (time == null) {
            return "the usual time";
        }
        return time.toMinutes() % 60 == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static OfConnection settings(ResultSet row, int number) throws SQLException {
        Integer seconds = row.getObject("approvable_seconds", Integer.class);
        return new OfConnection(
                seconds == null ? null : Duration.ofSeconds(seconds), row.getObject("batch_size", Integer.class));
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
