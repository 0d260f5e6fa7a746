package com.mantisnxt.sync.progress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In which order ended syncs are read: by a figure, what has the same of it by its end; or by what is synced. */
public enum HistoryOrder {
    LATEST("desc", List.of(), sync -> List.of()),
    EARLIEST("asc", List.of(), sync -> List.of()),
    LONGEST("desc", List.of("elapsed_seconds"), sync -> List.of(sync.times().elapsedSeconds())),
    FAILED("desc", List.of("failed_count"), sync -> List.of(sync.counts().failed())),
    LARGEST("desc", List.of("processed_count"), sync -> List.of(sync.counts().processed())),
    NAME(
            "asc",
            List.of("entity_type::text", "sync_id"),
            sync -> List.of(sync.entity().label(), sync.syncId()));

    private final String direction;
    private final List<String> columns;
    private final Function<SyncSnapshot, List<Object>> figures;

    /** @param first what goes before the end and the id */
    HistoryOrder(String direction, List<String> first, Function<SyncSnapshot, List<Object>> figures) {
        this.direction = direction;
        this.columns = new ArrayList<>(first);
        this.columns.addAll(List.of("completed_at", "id"));
        this.figures = figures;
    }

    /** Where a page ended, and the next one goes on. */
    public record Cursor(List<Object> values) {

        private static Cursor of(List<Object> figures, Instant end, UUID id) {
            List<Object> values = new ArrayList<>(figures);
            values.add(end.atOffset(ZoneOffset.UTC));
            values.add(id);
            return new Cursor(List.copyOf(values));
        }
    }

    public Cursor at(SyncSnapshot sync) {
        return Cursor.of(
                figures.apply(sync), Objects.requireNonNull(sync.times().completed()), sync.id());
    }

    /** Its values are named k0, k1 and so on. */
    String after(Cursor cursor) {
        String names = IntStream.range(0, cursor.values().size())
                .mapToObj(at -> ":k" + at)
                .collect(Collectors.joining(", "));
        return "   and (%s) %s (%s)\n"
                .formatted(String.join(", ", columns), direction.equals("asc") ? ">" : "<", names);
    }

    String orderBy() {
        return " order by "
                + columns.stream().map(column -> column + " " + direction).collect(Collectors.joining(", "));
    }
}
