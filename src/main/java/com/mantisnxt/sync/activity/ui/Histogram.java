package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityOverview;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.SyncStatus;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All events that the search finds, over time; a part of it taken with the mouse or the keyboard is the new range. */
@Tag("activity-histogram")
@JsModule("./activity/activity-histogram.ts")
final class Histogram extends Component {

    private static final List<String> LABELS = List.of("now", "total", "newest", "failed", "label", "uncounted");

    Histogram(Consumer<TimeRange> taken) {
        ObjectNode labels = JsonMapper.shared().createObjectNode();
        LABELS.forEach(label -> labels.put(label, getTranslation("activity.histogram." + label)));
        labels.put("locale", getLocale().toLanguageTag());
        getElement().callJsFunction("configure", labels);
        getElement()
                .addEventListener("range", event -> {
                    var detail = event.getEventData();
                    taken.accept(new TimeRange.Between(
                            Instant.ofEpochMilli(detail.get("event.detail.from").asLong()),
                            Instant.ofEpochMilli(detail.get("event.detail.to").asLong())));
                })
                .addEventData("event.detail.from")
                .addEventData("event.detail.to");
    }

    void wait(boolean busy) {
        getElement().setProperty("busy", busy);
    }

    /** What was shown no longer holds, and there is nothing else. */
    void clear() {
        getElement().setPropertyJson("bars", JsonMapper.shared().createArrayNode());
        wait(false);
    }

    /**
     * @param from start of what was searched, null for all times
     * @param open whether what is searched goes on with the clock
     */
    void show(ActivityOverview overview, @Nullable Instant from, Instant to, boolean open) {
        ArrayNode bars = JsonMapper.shared().createArrayNode();
        overview.bars().forEach(bar -> {
            ArrayNode one = bars.addArray().add(bar.start().toEpochMilli());
            ArrayNode counts = one.addArray();
            for (SyncStatus status : SyncStatus.values()) {
                counts.add(bar.events().getOrDefault(status, 0L));
            }
        });
        Instant first = overview.bars().getFirst().start();
        getElement().setProperty("step", overview.width().toMillis());
        getElement().setProperty("from", (from == null || from.isBefore(first) ? first : from).toEpochMilli());
        getElement().setProperty("to", to.toEpochMilli());
        getElement().setProperty("open", open);
        if (overview.countedFrom() == null) {
            getElement().removeProperty("countedFrom");
        } else {
            getElement().setProperty("countedFrom", overview.countedFrom().toEpochMilli());
        }
        getElement().setPropertyJson("bars", bars);
        wait(false);
    }
}
