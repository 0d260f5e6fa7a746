package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The history's filter as its address says it: `?status=failed,timeout&last=24h`. What makes no sense is left out. */
final class HistoryPlace {

    static final List<SyncStatus> ENDS = List.of(
            SyncStatus.COMPLETED,
            SyncStatus.COMPLETED_WITH_ERRORS,
            SyncStatus.FAILED,
            SyncStatus.TIMEOUT,
            SyncStatus.CANCELLED);

    static final Map<String, Duration> LENGTHS = lengths();

    private HistoryPlace() {}

    static HistoryFilter of(QueryParameters parameters) {
        return new HistoryFilter(
                statuses(parameters.getSingleParameter("status").orElse("")),
                known(parameters, "entity", EntityType.class).orElse(null),
                known(parameters, "source", SourceSystem.class).orElse(null),
                parameters.getSingleParameter("q").orElse(""),
                LENGTHS.get(parameters.getSingleParameter("last").orElse("")));
    }

    static Map<String, String> parameters(HistoryFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(
                parameters,
                "status",
                ENDS.stream()
                        .filter(filter.statuses()::contains)
                        .map(SyncStatus::label)
                        .collect(Collectors.joining(",")));
        put(parameters, "entity", filter.entity() == null ? "" : filter.entity().label());
        put(parameters, "source", filter.source() == null ? "" : filter.source().label());
        put(parameters, "q", filter.text());
        put(parameters, "last", name(filter.within()));
        return parameters;
    }

    static String name(@Nullable Duration within) {
        return LENGTHS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(within))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Set<SyncStatus> statuses(String labels) {
        EnumSet<SyncStatus> statuses = EnumSet.noneOf(SyncStatus.class);
        Stream.of(labels.split(","))
                .flatMap(label -> Coded.byLabel(SyncStatus.class, label).stream())
                .filter(ENDS::contains)
                .forEach(statuses::add);
        return statuses;
    }

    private static <E extends Enum<E> & Coded> Optional<E> known(
            QueryParameters parameters, String name, Class<E> type) {
        return parameters.getSingleParameter(name).flatMap(label -> Coded.byLabel(type, label));
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private static Map<String, Duration> lengths() {
        Map<String, Duration> lengths = new LinkedHashMap<>();
        lengths.put("1h", Duration.ofHours(1));
        lengths.put("24h", Duration.ofHours(24));
        lengths.put("7d", Duration.ofDays(7));
        lengths.put("30d", Duration.ofDays(30));
        return lengths;
    }
}
