package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three different facts of life - heartbeat, last item, counts - and where the sync stands. */
class SyncFacts extends DescriptionList {

    private final Map<String, Span> values = new LinkedHashMap<>();
    private final Map<String, RelativeTime> times = new LinkedHashMap<>();

    SyncFacts() {
        addClassName("sc-facts");
        for (String key : new String[] {"items", "failed", "speed", "batch", "attempt", "by", "commands"}) {
            Span value = new Span();
            values.put(key, value);
            add(new Term(getTranslation("live.fact." + key)), new Description(value));
        }
        for (String key : new String[] {"started", "heartbeat", "last-item", "ended"}) {
            RelativeTime value = new RelativeTime();
            times.put(key, value);
            add(new Term(getTranslation("live.fact." + key)), new Description(value));
        }
    }

    void show(LiveSync live) {
        SyncSnapshot sync = live.sync();
        SyncSnapshot.Counts counts = sync.counts();
        put("items", number(counts.processed()) + " / " + (counts.total() == null ? "?" : number(counts.total())));
        put("failed", number(counts.failed()));
        Double speed = sync.pace().speed();
        put("speed", speed == null ? "-" : getTranslation("live.per-minute", "%,.0f".formatted(speed)));
        put("batch", text(sync.worker().batch()));
        put("attempt", text(sync.worker().attempt()));
        put("by", sync.startedBy() == null ? "-" : sync.startedBy());
        put(
                "commands",
                getTranslation(sync.worker().commandsFetched() == null ? "live.commands.none" : "live.commands.taken"));
        at("started", sync.times().started());
        at("heartbeat", sync.times().heartbeat());
        at("last-item", sync.times().lastItem());
        at("ended", sync.times().completed());
    }

    private void put(String key, String text) {
        Span value = values.get(key);
        if (value != null && !text.equals(value.getText())) {
            value.setText(text);
        }
    }

    private void at(String key, @Nullable Instant at) {
        RelativeTime value = times.get(key);
        if (value != null) {
            value.at(at);
        }
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "-" : number(number);
    }

    private static String number(int number) {
        return "%,d".formatted(number);
    }
}
