package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.SpeedHistory;
import com.mantisnxt.sync.progress.SyncAttempts;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncRetries;
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
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the board and its drawer work with. */
@Service
class LiveBoardServices {

    private final ProgressFeed feed;
    private final Syncs syncs;
    private final SyncCommands commands;
    private final SyncAttempts attempts;
    private final SyncRetries retries;
    private final BulkServices bulk;
    private final List<PagePart> parts;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final SpeedHistory speeds;
    private final ActivitySearch activity;
    private final UserNames names;
    private final Throughput throughput;
    private final PaintMeters paints;

    LiveBoardServices(
            ProgressFeed feed,
            Syncs syncs,
            SyncCommands commands,
            SyncAttempts attempts,
            SyncRetries retries,
            BulkServices bulk,
            List<PagePart> parts,
            CurrentCaller currentCaller,
            SpeedHistory speeds,
            ActivitySearch activity,
            UserNames names,
            Throughput throughput,
            PaintMeters paints,
            Clock clock) {
        this.feed = feed;
        this.syncs = syncs;
        this.commands = commands;
        this.attempts = attempts;
        this.retries = retries;
        this.bulk = bulk;
        this.parts = parts;
        this.currentCaller = currentCaller;
        this.clock = clock;
        this.speeds = speeds;
        this.activity = activity;
        this.names = names;
        this.throughput = throughput;
        this.paints = paints;
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

    /** As whoever the page belongs to. */
    Optional<LiveSync> find(UI ui, String syncId) {
        return currentCaller.callAs(caller(ui), () -> syncs.find(syncId).map(syncs::asOnBoard));
    }

    /** Who has never reported a sync, as far as is kept, is told how. */
    Optional<FirstReport> welcome(UI ui) {
        boolean isNew = currentCaller.callAs(
                caller(ui),
                () -> syncs.active(null, 1).isEmpty() && syncs.finished(null, 1).isEmpty());
        return isNew ? Optional.of(FirstReport.ofSync()) : Optional.empty();
    }

    SyncCommands commands() {
        return commands;
    }

    SyncAttempts attempts() {
        return attempts;
    }

    SyncRetries retries() {
        return retries;
    }

    BulkServices bulk() {
        return bulk;
    }

    /** What others add to the board, made as whoever the page belongs to. */
    List<Component> parts(UI ui, String page, @Nullable UUID shown) {
        return currentCaller.callAs(caller(ui), () -> PagePart.of(parts, page, shown));
    }

    /** Names of people are read when the first is to be shown: few boards show any. */
    RowFields fields(UI ui) {
        Map<UUID, String> known = new HashMap<>();
        return new RowFields(new Evidence(ui::getTranslation, zone(ui), clock), person -> {
            if (known.isEmpty()) {
                known.putAll(currentCaller.callAs(caller(ui), names::all));
            }
            return known.get(person);
        });
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

    /** Under whose name a browser keeps what belongs to a person. */
    String person(UI ui) {
        return String.valueOf(caller(ui).user());
    }

    PaintMeters paints() {
        return paints;
    }

    ZoneId zone(UI ui) {
        return BrowserZone.of(ui);
    }

    void go(Class<? extends Component> view, Map<String, String> parameters) {
        go(view, QueryParameters.simple(parameters));
    }

    void go(Class<? extends Component> view, QueryParameters parameters) {
        UI.getCurrent().navigate(view, parameters);
    }
}
