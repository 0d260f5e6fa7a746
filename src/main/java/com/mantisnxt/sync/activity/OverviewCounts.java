package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts the rows of an {@link OverviewStatement} where they belong: bars, facets, the whole. */
final class OverviewCounts {

    private final ActivityFilter filter;
    private final BarScale scale;
    private final List<Map<SyncStatus, Long>> bars;
    private final Map<SyncStatus, Long> statuses = new EnumMap<>(SyncStatus.class);
    private final Map<SyncAction, Long> actions = new EnumMap<>(SyncAction.class);
    private final Map<EventEntity, Long> entities = new EnumMap<>(EventEntity.class);
    private final Map<EventSource, Long> sources = new EnumMap<>(EventSource.class);
    private long read;
    private @Nullable Instant first;

    OverviewCounts(ActivityFilter filter, BarScale scale) {
        this.filter = filter;
        this.scale = scale;
        this.bars = IntStream.range(0, scale.bars())
                .<Map<SyncStatus, Long>>mapToObj(bar -> new EnumMap<>(SyncStatus.class))
                .toList();
    }

    void add(ResultSet row) throws SQLException {
        long events = row.getLong("events");
        switch (row.getInt("level")) {
            case OverviewStatement.BAR -> bar(row, events);
            case OverviewStatement.KIND -> kind(row, events);
            default -> {
                read = events;
                OffsetDateTime at = row.getObject("first_at", OffsetDateTime.class);
                first = at == null ? null : at.toInstant();
            }
        }
    }

    /** @param most how many events were read at most; with so many there are older ones that were not */
    ActivityOverview overview(long most) {
        List<ActivityOverview.Bar> shown = new ArrayList<>();
        for (int bar = 0; bar < bars.size(); bar++) {
            shown.add(new ActivityOverview.Bar(scale.start(bar), Collections.unmodifiableMap(bars.get(bar))));
        }
        long total = shown.stream().mapToLong(ActivityOverview.Bar::total).sum();
        var facets = new ActivityOverview.Facets(statuses, actions, entities, sources);
        return new ActivityOverview(shown, scale.width(), facets, total, read < most ? null : first);
    }

    private void bar(ResultSet row, long events) throws SQLException {
        int bar = row.getInt("bar");
        if (events > 0 && bar >= 0 && bar < bars.size()) {
            add(bars.get(bar), Coded.byCode(SyncStatus.class, row.getInt("status_code")), events);
        }
    }

    private void kind(ResultSet row, long events) throws SQLException {
        SyncStatus status = Coded.byCode(SyncStatus.class, row.getInt("status_code"));
        SyncAction action = Coded.byCode(SyncAction.class, row.getInt("action_code"));
        EventEntity entity = Coded.byCode(EventEntity.class, row.getInt("entity_code"));
        EventSource source = Coded.byCode(EventSource.class, row.getInt("source_code"));
        boolean byStatus = has(filter.statuses(), status);
        boolean byAction = has(filter.actions(), action);
        boolean byEntity = has(filter.entities(), entity);
        boolean bySource = has(filter.sources(), source);
        if (byAction && byEntity && bySource) {
            add(statuses, status, events);
        }
        if (byStatus && byEntity && bySource) {
            add(actions, action, events);
        }
        if (byStatus && byAction && bySource) {
            add(entities, entity, events);
        }
        if (byStatus && byAction && byEntity) {
            add(sources, source, events);
        }
    }

    private static <E> boolean has(Set<E> chosen, E value) {
        return chosen.isEmpty() || chosen.contains(value);
    }

    private static <E> void add(Map<E, Long> counts, E value, long events) {
        counts.merge(value, events, Long::sum);
    }
}
