package com.mantisnxt.sync.progress.eta;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of sync_progress, reported to by the application's role at moments of virtual time. */
final class TimedSync implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Session session;
    private final UUID id = UUID.randomUUID();
    private Map<String, @Nullable Object> row;

    private TimedSync(Session session, UUID organisation, long total) {
        this.session = session;
        at(0);
        this.row = session.row("""
                insert into public.sync_progress (id, org_id, sync_id, entity_type, total_items, started_at)
                values (?, ?, ?, 'product', ?, current_setting('test.moment')::timestamptz)
                returning *""", id, organisation, id.toString(), total);
    }

    /** Starts now, which is second 0. */
    static TimedSync of(TestDatabase database, long total) {
        UUID organisation = database.newOrganisation().id();
        return new TimedSync(database.asApplication(organisation), organisation, total);
    }

    /** Sets the clock to so many seconds after the start. */
    TimedSync at(double seconds) {
        session.set("test.moment", START.plusMillis(Math.round(seconds * 1000)).toString());
        return this;
    }

    TimedSync processed(long count) {
        return set("processed_count = " + count);
    }

    TimedSync heartbeat() {
        return set("updated_at = now()");
    }

    /** Any assignments, as a service would send them. */
    TimedSync set(String... assignments) {
        row = session.row("update public.sync_progress set "
                + Arrays.stream(assignments).collect(Collectors.joining(", "))
                + " where id = '" + id + "' returning *");
        return this;
    }

    /** Reports in even steps from one second to another. */
    TimedSync steadily(double from, double to, double itemsPerSecond) {
        long before = value("processed_count", Integer.class);
        for (double second = from + 1; second <= to; second++) {
            at(second).processed(before + Math.round((second - from) * itemsPerSecond));
        }
        return this;
    }

    @Nullable
    BigDecimal speed() {
        return (BigDecimal) row.get("speed_items_per_min");
    }

    @Nullable
    Integer eta() {
        return (Integer) row.get("eta_seconds");
    }

    int low() {
        return value("eta_low", Integer.class);
    }

    int high() {
        return value("eta_high", Integer.class);
    }

    <T> T value(String column, Class<T> type) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return type.cast(value);
    }

    @Nullable
    Object raw(String column) {
        return row.get(column);
    }

    @Override
    public void close() {
        session.close();
    }
}
