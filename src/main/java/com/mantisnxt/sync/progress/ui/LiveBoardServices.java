package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What the board and its drawer work with. */
@Service
class LiveBoardServices {

    private final ProgressFeed feed;
    private final Syncs syncs;
    private final SyncCommands commands;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final DistributionSummary lag;

    LiveBoardServices(
            ProgressFeed feed,
            Syncs syncs,
            SyncCommands commands,
            CurrentCaller currentCaller,
            Clock clock,
            MeterRegistry meters) {
        this.feed = feed;
        this.syncs = syncs;
        this.commands = commands;
        this.currentCaller = currentCaller;
        this.clock = clock;
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

    Clock clock() {
        return clock;
    }

    /** The organisation whose board it is; taken when the page opens, background threads don't know it. */
    OrgId org() {
        return currentCaller.require(Right.READ).org();
    }

    boolean maySteer() {
        return currentCaller.find().map(caller -> caller.may(Right.STEER)).orElse(false);
    }

    void painted(double millis) {
        lag.record(millis);
    }

    /** The browser's zone where it has told, else the server's. */
    ZoneId zone(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        try {
            return details == null || details.getTimeZoneId() == null
                    ? ZoneId.systemDefault()
                    : ZoneId.of(details.getTimeZoneId());
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    void go(Class<? extends Component> view, Map<String, String> parameters) {
        UI.getCurrent().navigate(view, QueryParameters.simple(parameters));
    }
}
