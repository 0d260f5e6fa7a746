package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.AnswersShortcuts;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.OrgId;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
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
@Uses(ComboBox.class)
@Uses(Dialog.class)
@Uses(Select.class)
class LiveBoardView extends Main implements BeforeEnterObserver, HasDynamicTitle, AnswersShortcuts {

    private final transient LiveBoardServices services;
    private final transient OrgId org;
    private final SyncBoard table = new SyncBoard();
    private final KpiStrip figures = new KpiStrip();
    private final BoardToolbar toolbar;
    private final MarkBar marking;
    private final SyncDrawer drawer;
    private final transient BoardModel model = new BoardModel();
    private final transient BoardMarks marks = new BoardMarks();
    private transient BoardFilter filter = BoardFilter.ALL;
    private @Nullable String openSync;
    private transient @Nullable BoardPainter painter;
    private transient @Nullable BoardLink link;
    private transient ProgressFeed.@Nullable Subscription subscription;

    LiveBoardView(LiveBoardServices services) {
        this.services = services;
        this.org = services.signIn(UI.getCurrent());
        this.toolbar = new BoardToolbar(this::show);
        this.marking =
                new MarkBar(services, marks, model, () -> repaint(() -> toolbar.showSelecting(marks.isPicking())));
        this.drawer = new SyncDrawer(services, () -> open(null));
        addClassName("sc-page");
        Section card = new Section(toolbar, marking, table);
        card.addClassNames("sc-card", "sc-table");
        Div split = new Div(card, drawer);
        split.addClassName("sc-split");
        PageHeader header = new PageHeader(getTranslation("live.title"), new Freshness());
        services.parts(UI.getCurrent(), PagePart.BOARD, null).forEach(header::withTools);
        add(header.withTools(toolbar.search()), figures, new BulkNews(services.bulk()), split);
        listen();
    }

    private void listen() {
        table.on(SyncBoard.WindowEvent.class, event -> repaint(() -> model.window(event.first, event.beyond)));
        table.on(SyncBoard.OpenEvent.class, event -> opened(event.key));
        table.on(SyncBoard.HoldEvent.class, event -> repaint(() -> model.hold(event.held)));
        table.on(SyncBoard.MarkEvent.class, event -> marking.turn(idOf(event.key), event.range));
        toolbar.onSelect(marking::begin, services.maySteer(UI.getCurrent()));
        table.on(SyncBoard.ReleaseEvent.class, event -> repaint(model::release));
        table.on(SyncBoard.ResyncEvent.class, event -> restart());
        table.on(SyncBoard.VisibleEvent.class, event -> visible(event.visible));
        table.on(SyncBoard.ClearFilterEvent.class, event -> show(filter.cleared()));
        table.on(SyncBoard.AckEvent.class, event -> acknowledged(event));
        figures.onFilter(event -> show(filter.toggle(event.kpi)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        filter(BoardFilter.of(parameters.getParameters()));
        FailedLately.forward(event, filter);
        openSync = parameters.getSingleParameter("sync").orElse(null);
        toolbar.show(filter);
        model.filter(filter);
        drawer.open(openSync);
        table.select(drawer.openId());
        kiosk(parameters.getParameters().containsKey("kiosk"));
        marking.refresh();
        paintNow();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        painter = new BoardPainter(services.fields(ui), marks);
        figures.restart();
        link = new BoardLink(ui, model, services.clock(), this::paint);
        subscription = services.feed().watch(org, link::take);
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
        if (!view.board().isUnread()) {
            around(view.board(), current.number() == 0);
        }
        if (!current.isDue(view, beat)) {
            return false;
        }
        table.paint(services.paints().made(current.paint(view, services.clock().instant())));
        return true;
    }

    private void around(OrgBoard board, boolean first) {
        services.throughput().note(org, board);
        if (figures.paint(board, filter, services.throughput().of(org), first)) {
            toolbar.count(board);
            marking.refresh();
        }
        drawer.refresh(board);
        if (board.syncs().isEmpty() && !board.isStale()) {
            table.whileEmpty(() -> services.welcome(UI.getCurrent()));
        }
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
        if (event != null && painter != null) {
            services.paints().seen(event.lag, painter.reported().waitedFor(event.number));
        }
    }

    /** The wallboard: nothing but the figures and the table, larger. */
    private void kiosk(boolean on) {
        getElement().executeJs("document.documentElement.toggleAttribute('data-kiosk', $0)", on);
    }

    @Override
    public void shortcut(String name) {
        switch (name) {
            case "escape" -> escape();
            case "mark-all" -> marking.all();
            case "mark-none" -> marking.none();
            default -> {} // freezing is the table's own act, it hears the key itself
        }
    }

    /** The drawer first, then the marks. */
    private void escape() {
        if (openSync == null) {
            marking.end();
        } else {
            open(null);
        }
    }

    private void repaint(Runnable change) {
        change.run();
        paintNow();
    }

    private @Nullable UUID idOf(int key) {
        return painter == null ? null : painter.idOf(key);
    }

    private void opened(int key) {
        String syncId = model.syncId(idOf(key));
        if (syncId != null) {
            open(syncId);
        }
    }

    private void open(@Nullable String syncId) {
        openSync = syncId;
        navigate();
    }

    private void show(BoardFilter next) {
        filter(next);
        navigate();
    }

    /** What is not seen any more must not be acted on. */
    private void filter(BoardFilter next) {
        if (!next.hasTheRowsOf(filter)) {
            marks.none();
        }
        filter = next;
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
