package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SpeedHistory;
import com.mantisnxt.sync.progress.SyncAttempt;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run so far: its speed over time and the last lines of its log, read anew every few seconds while it moves. */
class SyncStory extends Div {

    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final int LINES = 50;
    private static final int POINTS = 300;

    private final transient LiveBoardServices services;
    private final SpeedChart chart = new SpeedChart();
    private final AttemptList attempts = new AttemptList();
    private final OrderedList lines = new OrderedList();
    private final Anchor all = new Anchor("", getTranslation("live.story.all"));
    private transient Instant readAt = Instant.EPOCH;
    private transient @Nullable UUID shown;

    SyncStory(LiveBoardServices services) {
        this.services = services;
        addClassName("drawer-story");
        lines.addClassName("sc-log");
        lines.getElement().setAttribute("aria-label", getTranslation("live.story.log"));
        all.addClassName("sc-small");
        add(attempts, new H3(getTranslation("live.story.log")), lines, all);
    }

    /** The speed over the run; the drawer has it above the acts. */
    SpeedChart chart() {
        return chart;
    }

    void forget() {
        lines.removeAll();
        attempts.setVisible(false);
        shown = null;
        readAt = Instant.EPOCH;
    }

    void show(LiveSync live) {
        Instant now = services.clock().instant();
        SyncSnapshot sync = live.sync();
        if (sync.id().equals(shown) && Duration.between(readAt, now).compareTo(EVERY) < 0 && sync.isActive()) {
            return;
        }
        shown = sync.id();
        readAt = now;
        all.setHref("activity?range=30d&sync=" + URLEncoder.encode(sync.syncId(), StandardCharsets.UTF_8));
        UI ui = UI.getCurrent();
        services.later(ui, () -> read(sync), story -> show(live, story, services.zone(ui)));
    }

    private Story read(SyncSnapshot sync) {
        var range = new TimeRange.Between(sync.times().started().minusSeconds(60), null);
        var filter = new ActivityFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, sync.syncId(), List.of(), range);
        return new Story(
                services.speeds().of(sync.id(), POINTS),
                services.activity().page(filter, null, LINES),
                sync.worker().attempt() == null
                        ? List.of()
                        : services.attempts().of(sync.id()));
    }

    private void show(LiveSync live, Story story, ZoneId zone) {
        if (!Objects.equals(shown, live.sync().id())) {
            return;
        }
        chart.show(story.points(), RowFields.state(live), live.state().isMoving());
        Evidence evidence = new Evidence(this::getTranslation, zone, services.clock());
        attempts.show(live, story.attempts(), evidence);
        lines.removeAll();
        story.log().forEach(row -> lines.add(line(row, evidence)));
        if (story.log().isEmpty()) {
            lines.add(new ListItem(getTranslation("live.story.empty")));
        }
    }

    private ListItem line(ActivityRow row, Evidence evidence) {
        NativeTime time = new NativeTime(evidence.time(row.id().at()));
        boolean bad = row.status() == SyncStatus.FAILED
                || row.status() == SyncStatus.TIMEOUT
                || row.status() == SyncStatus.COMPLETED_WITH_ERRORS && row.error() != null;
        Span what = new Span(getTranslation("activity.action." + row.action().label()));
        if (bad) {
            what.getElement().setAttribute("data-tone", "bad");
        }
        return new ListItem(time, what, new Text(row.text() == null ? "" : row.text()));
    }

    @Tag("time")
    private static final class NativeTime extends HtmlComponent {
        NativeTime(String text) {
            getElement().setText(text);
        }
    }

    /** What was read for the drawer. */
    private record Story(List<SpeedHistory.Point> points, List<ActivityRow> log, List<SyncAttempt> attempts) {}
}
