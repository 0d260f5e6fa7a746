package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.mantisnxt.sync.progress.HistoryOrder;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the history shows, as its address says it: {@code ?status=failed,timeout&last=24h&order=longest}. What makes no
 * sense is left out.
 *
 * @param columns null where nothing is said of them
 */
record HistoryPlace(
        HistoryFilter filter, HistoryOrder order, @Nullable ChosenColumns columns) {

    static final HistoryPlace START = new HistoryPlace(HistoryFilter.ALL, HistoryOrder.LATEST, null);

    static final List<SyncStatus> ENDS = List.of(
            SyncStatus.COMPLETED,
            SyncStatus.COMPLETED_WITH_ERRORS,
            SyncStatus.FAILED,
            SyncStatus.TIMEOUT,
            SyncStatus.CANCELLED);

    static final Map<String, Duration> LENGTHS = lengths();

    static HistoryPlace of(QueryParameters parameters) {
        return new HistoryPlace(
                filter(parameters),
                order(parameters.getSingleParameter("order").orElse("")),
                parameters
                        .getSingleParameter("columns")
                        .filter(said -> !said.isBlank())
                        .map(HistoryGrid.CHOOSABLE::known)
                        .orElse(null));
    }

    private static HistoryFilter filter(QueryParameters parameters) {
        return new HistoryFilter(
                statuses(parameters.getSingleParameter("status").orElse("")),
                known(parameters, "entity", EntityType.class).orElse(null),
                known(parameters, "source", SourceSystem.class).orElse(null),
                parameters.getSingleParameter("q").orElse(""),
                LENGTHS.get(parameters.getSingleParameter("last").orElse("")));
    }

    HistoryPlace with(HistoryFilter next) {
        return new HistoryPlace(next, order, columns);
    }

    HistoryPlace with(HistoryOrder next) {
        return new HistoryPlace(filter, next, columns);
    }

    HistoryPlace with(@Nullable ChosenColumns next) {
        return new HistoryPlace(filter, order, next);
    }

    QueryParameters parameters() {
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
        put(parameters, "order", order == HistoryOrder.LATEST ? "" : label(order));
        put(parameters, "columns", columns == null ? "" : columns.write());
        return QueryParameters.simple(parameters);
    }

    static String label(HistoryOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** The latest end first where it names none. */
    static HistoryOrder order(String label) {
        return Stream.of(HistoryOrder.values())
                .filter(order -> label(order).equals(label))
                .findFirst()
                .orElse(HistoryOrder.LATEST);
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
