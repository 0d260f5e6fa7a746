package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The three different facts of life - heartbeat, last item, counts - and where the sync stands. */
class SyncFacts extends DescriptionList {

    private static final String[] TEXTS = {"items", "failed", "speed", "batch", "attempt", "by", "commands"};
    private static final String[] TIMES = {"started", "heartbeat", "last-item", "ended"};

    private final Map<String, Line<Span>> texts = new LinkedHashMap<>();
    private final Map<String, Line<RelativeTime>> times = new LinkedHashMap<>();

    SyncFacts() {
        addClassName("sc-facts");
        for (String key : TEXTS) {
            texts.put(key, line(key, new Span()));
        }
        for (String key : TIMES) {
            times.put(key, line(key, new RelativeTime()));
        }
    }

    private <C extends Component> Line<C> line(String key, C value) {
        Line<C> line = new Line<>(new Term(getTranslation("live.fact." + key)), new Description(value), value);
        add(line.term(), line.description());
        return line;
    }

    /** @param attempt in words; null for its bare number */
    void show(LiveSync live, @Nullable String attempt) {
        SyncSnapshot sync = live.sync();
        SyncSnapshot.Counts counts = sync.counts();
        boolean takes = sync.worker().commandsFetched() != null;
        put("items", number(counts.processed()) + " / " + (counts.total() == null ? "?" : number(counts.total())));
        put("failed", number(counts.failed()));
        put("speed", speed(live));
        put("batch", text(sync.worker().batch()));
        put("attempt", attempt == null ? text(sync.worker().attempt()) : attempt);
        put("by", sync.startedBy());
        put("commands", getTranslation(takes ? "live.commands.taken" : "live.commands.untaken"));
        at("started", sync.times().started());
        at("heartbeat", sync.times().heartbeat());
        at("last-item", sync.times().lastItem());
        at("ended", sync.times().completed());
    }

    private @Nullable String speed(LiveSync live) {
        Double speed = live.sync().pace().speed();
        if (speed == null) {
            return null;
        }
        String when = live.state().isMoving() ? "" : live.state().isActive() ? ".last" : ".average";
        return getTranslation("live.per-minute" + when, "%,.0f".formatted(speed));
    }

    private void put(String key, @Nullable String text) {
        Line<Span> line = Objects.requireNonNull(texts.get(key));
        line.show(text != null);
        if (text != null && !text.equals(line.value().getText())) {
            line.value().setText(text);
        }
    }

    private void at(String key, @Nullable Instant at) {
        Line<RelativeTime> line = Objects.requireNonNull(times.get(key));
        line.show(at != null);
        line.value().at(at);
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number(number);
    }

    private static String number(int number) {
        return "%,d".formatted(number);
    }

    /** A fact; hidden while it has nothing to say. */
    private record Line<C extends Component>(Term term, Description description, C value) {

        void show(boolean visible) {
            term.setVisible(visible);
            description.setVisible(visible);
        }
    }
}
