package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncState;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the board shows, as its address says it.
 *
 * @param kpi the pressed figure of the strip; null shows all
 * @param text found in sync id, job id, entity or who started it; lower case
 */
record BoardFilter(@Nullable Kpi kpi, @Nullable SourceSystem source, String text, BoardOrder order) {

    static final BoardFilter ALL = new BoardFilter(null, null, "", BoardOrder.ATTENTION);

    /** The figures that filter, named as the strip in the browser names them. */
    enum Kpi {
        RUNNING(EnumSet.of(SyncState.RUNNING, SyncState.SLOW, SyncState.THROTTLED)),
        THROTTLED(EnumSet.of(SyncState.THROTTLED, SyncState.SLOW)),
        STALLED(EnumSet.of(SyncState.STALLED)),
        FAILED24(EnumSet.of(SyncState.FAILED, SyncState.TIMEOUT));

        private final Set<SyncState> states;

        Kpi(Set<SyncState> states) {
            this.states = states;
        }

        boolean counts(SyncState state) {
            return states.contains(state);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kpi> of(String label) {
            return List.of(values()).stream()
                    .filter(kpi -> kpi.label().equals(label))
                    .findFirst();
        }
    }

    static BoardFilter of(Map<String, List<String>> parameters) {
        Kpi kpi = first(parameters, "show").flatMap(Kpi::of).orElse(null);
        SourceSystem source = first(parameters, "source")
                .flatMap(label -> Coded.byLabel(SourceSystem.class, label))
                .orElse(null);
        String text = first(parameters, "q").orElse("").strip().toLowerCase(Locale.ROOT);
        return new BoardFilter(
                kpi,
                source,
                text,
                first(parameters, "order").flatMap(BoardOrder::of).orElse(BoardOrder.ATTENTION));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (kpi != null) {
            parameters.put("show", kpi.label());
        }
        if (source != null) {
            parameters.put("source", source.label());
        }
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        if (order != BoardOrder.ATTENTION) {
            parameters.put("order", order.label());
        }
        return parameters;
    }

    /** Pressing the pressed figure again shows all. */
    BoardFilter toggle(String kpiLabel) {
        Kpi pressed = Kpi.of(kpiLabel).orElse(null);
        return new BoardFilter(pressed == kpi ? null : pressed, source, text, order);
    }

    BoardFilter withSource(@Nullable SourceSystem next) {
        return new BoardFilter(kpi, next, text, order);
    }

    BoardFilter withText(String next) {
        return new BoardFilter(kpi, source, next.strip().toLowerCase(Locale.ROOT), order);
    }

    BoardFilter withOrder(BoardOrder next) {
        return new BoardFilter(kpi, source, text, next);
    }

    /** Everything, in the same order. */
    BoardFilter cleared() {
        return ALL.withOrder(order);
    }

    boolean isAll() {
        return hasTheRowsOf(ALL);
    }

    /** In whatever order. */
    boolean hasTheRowsOf(BoardFilter other) {
        return withOrder(other.order).equals(other);
    }

    boolean matches(LiveSync live) {
        return (kpi == null || kpi.counts(live.state()))
                && (source == null || source == Connectors.of(live.sync().sourceSystem()))
                && (text.isEmpty() || hasText(live));
    }

    private boolean hasText(LiveSync live) {
        var sync = live.sync();
        return has(sync.syncId())
                || has(sync.jobId())
                || has(sync.startedBy())
                || has(sync.entity().label());
    }

    private boolean has(@Nullable String value) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }
}
