package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures above the board, which are also its filter. Sends only what changed, at most once a second. */
@Tag("sync-kpis")
@JsModule("./board/sync-kpis.ts")
class KpiStrip extends Component implements HasStyle {

    private static final long SECOND = 1_000;

    private long paintedAt;
    private @Nullable ObjectNode painted;

    void configure(tools.jackson.databind.JsonNode labels) {
        getElement().callJsFunction("configure", labels);
    }

    Registration onFilter(ComponentEventListener<FilterEvent> listener) {
        return addListener(FilterEvent.class, listener);
    }

    /** @return whether it was time to look */
    boolean paint(OrgBoard board, BoardFilter filter, List<Long> curve, boolean now) {
        long at = board.readAt().toEpochMilli();
        if (!now && at - paintedAt < SECOND) {
            return false;
        }
        paintedAt = at;
        ObjectNode next = figures(board, filter, curve);
        if (!next.equals(painted)) {
            painted = next;
            getElement().callJsFunction("paint", next);
        }
        return true;
    }

    /** The browser starts afresh. */
    void restart() {
        painted = null;
        paintedAt = 0;
    }

    private ObjectNode figures(OrgBoard board, BoardFilter filter, List<Long> curve) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("running", count(board, BoardFilter.Kpi.RUNNING));
        node.put("throttled", count(board, BoardFilter.Kpi.THROTTLED));
        node.put("stalled", count(board, BoardFilter.Kpi.STALLED));
        node.put("failed24", board.failed24h());
        node.put("perMinute", Throughput.itemsAMinute(board));
        ArrayNode spark = node.putArray("spark");
        curve.forEach(spark::add);
        node.put("selected", filter.kpi() == null ? null : filter.kpi().label());
        return node;
    }

    private static long count(OrgBoard board, BoardFilter.Kpi kpi) {
        return board.syncs().values().stream()
                .map(LiveSync::state)
                .filter(kpi::counts)
                .count();
    }

    /** A figure was pressed. */
    @DomEvent("filter")
    public static class FilterEvent extends ComponentEvent<KpiStrip> {
        final String kpi;

        public FilterEvent(KpiStrip source, boolean fromClient, @EventData("event.detail.kpi") String kpi) {
            super(source, fromClient);
            this.kpi = kpi;
        }
    }
}
