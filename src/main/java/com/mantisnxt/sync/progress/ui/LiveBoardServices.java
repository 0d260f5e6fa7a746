package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SpeedHistory;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.tenant.UserNames;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.router.QueryParameters;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** What the board and its drawer work with. */
@Service
class LiveBoardServices {

    private final ProgressFeed feed;
    private final Syncs syncs;
    private final SyncCommands commands;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final SpeedHistory speeds;
    private final ActivitySearch activity;
    private final UserNames names;
    private final Throughput throughput;
    private final DistributionSummary lag;

    LiveBoardServices(
            ProgressFeed feed,
            Syncs syncs,
            SyncCommands commands,
            CurrentCaller currentCaller,
            SpeedHistory speeds,
            ActivitySearch activity,
            UserNames names,
            Throughput throughput,
            Clock clock,
            MeterRegistry meters) {
        this.feed = feed;
        this.syncs = syncs;
        this.commands = commands;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.speeds = speeds;
        this.activity = activity;
        this.names = names;
        this.throughput = throughput;
        this.lag = DistributionSummary.builder("sync.board.paint.lag")
                .description("milliseconds from a paint's making to its pixels, measured in browsers")
                .register(meters);
    }

    ProgressFeed feed() {
        return feed;
    }

    Syncs syncs() {
        return syncs;
    }

    /** A sync with its state of this moment, for one that the board does not hold. */
    LiveSync live(SyncSnapshot sync) {
        return syncs.live(sync);
    }

    SyncCommands commands() {
        return commands;
    }

    /** Names of the organisation's people. */
    Map<UUID, String> people() {
        return names.all();
    }

    SpeedHistory speeds() {
        return speeds;
    }

    Throughput throughput() {
        return throughput;
    }

    ActivitySearch activity() {
        return activity;
    }

    /** Reads on a thread of its own, as whoever the page belongs to, then shows it under the page's lock. */
    <T> void later(UI ui, Supplier<T> read, Consumer<T> show) {
        Caller caller = caller(ui);
        Thread.startVirtualThread(() -> {
            T data = currentCaller.callAs(caller, read);
            try {
                ui.access(() -> show.accept(data));
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        });
    }

    /** Remembers whose page this is; the feed's threads don't know. */
    OrgId signIn(UI ui) {
        Caller caller = currentCaller.require(Right.READ);
        ComponentUtil.setData(ui, SignedInPage.class, new SignedInPage(caller));
        return caller.org();
    }

    private static Caller caller(UI ui) {
        return Objects.requireNonNull(ComponentUtil.getData(ui, SignedInPage.class))
                .caller();
    }

    /** Whose page it is. */
    private record SignedInPage(Caller caller) {}

    Clock clock() {
        return clock;
    }

    boolean maySteer(UI ui) {
        return caller(ui).may(Right.STEER);
    }

    void painted(double millis) {
        lag.record(millis);
    }

    ZoneId zone(UI ui) {
        return BrowserZone.of(ui);
    }

    void go(Class<? extends Component> view, Map<String, String> parameters) {
        UI.getCurrent().navigate(view, QueryParameters.simple(parameters));
    }
}
