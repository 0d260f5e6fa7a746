package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.AnswersShortcuts;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.OrgId;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The start page: every live sync of the organisation, pushed as it moves. The address is its whole state. */
@Route("")
@PermitAll
class LiveBoardView extends Main implements BeforeEnterObserver, HasDynamicTitle, AnswersShortcuts {

    private final transient LiveBoardServices services;
    private final transient OrgId org;
    private final SyncBoard table = new SyncBoard();
    private final KpiStrip figures = new KpiStrip();
    private final BoardToolbar toolbar;
    private final SyncDrawer drawer;
    private final transient BoardModel model = new BoardModel();
    private transient BoardFilter filter = BoardFilter.ALL;
    private @Nullable String openSync;
    private transient @Nullable BoardPainter painter;
    private transient @Nullable BoardLink link;
    private transient ProgressFeed.@Nullable Subscription subscription;

    LiveBoardView(LiveBoardServices services) {
        this.services = services;
        this.org = services.signIn(UI.getCurrent());
        this.toolbar = new BoardToolbar(this::show);
        this.drawer = new SyncDrawer(services, () -> open(null));
        addClassName("sc-page");
        Section card = new Section(toolbar, table);
        card.addClassNames("sc-card", "sc-table");
        Div split = new Div(card, drawer);
        split.addClassName("sc-split");
        PageHeader header = new PageHeader(getTranslation("live.title"), new Freshness());
        add(header.withTools(toolbar.search()), figures, split);
        listen();
    }

    private void listen() {
        table.on(SyncBoard.WindowEvent.class, event -> {
            model.window(event.first, event.beyond);
            paintNow();
        });
        table.on(SyncBoard.OpenEvent.class, event -> opened(event.key));
        table.on(SyncBoard.HoldEvent.class, event -> {
            model.hold(event.held);
            paintNow();
        });
        table.on(SyncBoard.ReleaseEvent.class, event -> {
            model.release();
            paintNow();
        });
        table.on(SyncBoard.ResyncEvent.class, event -> restart());
        table.on(SyncBoard.VisibleEvent.class, event -> visible(event.visible));
        table.on(SyncBoard.ClearFilterEvent.class, event -> show(BoardFilter.ALL));
        table.on(SyncBoard.AckEvent.class, event -> acknowledged(event));
        figures.onFilter(event -> show(filter.toggle(event.kpi)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        filter = BoardFilter.of(parameters.getParameters());
        openSync = parameters.getSingleParameter("sync").orElse(null);
        toolbar.show(filter);
        model.filter(filter);
        drawer.open(openSync);
        table.select(drawer.openId());
        kiosk(parameters.getParameters().containsKey("kiosk"));
        if (link != null) {
            paintNow();
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        painter = new BoardPainter(
                new RowFields(new Evidence(this::getTranslation, services.zone(ui)), services.people()));
        figures.restart();
        BoardLink opened = new BoardLink(ui, model, services.clock(), this::paint);
        link = opened;
        subscription = services.feed().watch(org, opened::take);
        model.filter(filter);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    /** Holding the page's lock. */
    private boolean paint(boolean beat) {
        BoardModel.View view = model.view();
        BoardPainter current = Objects.requireNonNull(painter);
        if (view == null) {
            return false;
        }
        services.throughput().note(org, view.board());
        if (figures.paint(view.board(), filter, services.throughput().of(org), current.number() == 0)) {
            toolbar.count(view.board());
        }
        drawer.refresh(view.board());
        if (!beat && !current.isNews(view)) {
            return false;
        }
        table.paint(current.paint(view, services.clock().instant()));
        return true;
    }

    private void paintNow() {
        if (link != null) {
            link.paint();
        }
    }

    private void restart() {
        if (painter != null) {
            painter.restart();
            figures.restart();
        }
        acknowledged(null);
        paintNow();
    }

    private void visible(boolean visible) {
        if (link != null) {
            link.hide(!visible);
        }
        if (visible) {
            restart();
        }
    }

    private void acknowledged(SyncBoard.@Nullable AckEvent event) {
        if (link != null) {
            link.seen();
        }
        if (event != null) {
            services.painted(event.lag);
        }
    }

    /** The wallboard: nothing but the figures and the table, larger. */
    private void kiosk(boolean on) {
        getElement().executeJs("document.documentElement.toggleAttribute('data-kiosk', $0)", on);
    }

    @Override
    public void shortcut(String name) {
        if (name.equals("escape") && openSync != null) {
            open(null);
        } else if (name.equals("freeze")) {
            table.freeze();
        }
    }

    private void opened(int key) {
        UUID id = painter == null ? null : painter.idOf(key);
        var board = model.board();
        LiveSync live = id == null || board == null ? null : board.syncs().get(id);
        if (live != null) {
            open(live.sync().syncId());
        }
    }

    private void open(@Nullable String syncId) {
        openSync = syncId;
        navigate();
    }

    private void show(BoardFilter next) {
        filter = next;
        navigate();
    }

    private void navigate() {
        Map<String, String> parameters = new LinkedHashMap<>(filter.parameters());
        if (openSync != null) {
            parameters.put("sync", openSync);
        }
        services.go(LiveBoardView.class, parameters);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("live.title") + " · " + getTranslation("app.name");
    }
}
