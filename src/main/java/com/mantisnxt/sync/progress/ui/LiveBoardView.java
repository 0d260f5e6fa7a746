package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.AnswersShortcuts;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.base.ui.ColumnsMenu;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.progress.OrgBoard;
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
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The start page: every live sync of the organisation, pushed as it moves. The address is its whole state. */
@Route("")
@PermitAll
@Uses(ComboBox.class)
@Uses(Dialog.class)
@Uses(Select.class)
class LiveBoardView extends Main
        implements BeforeEnterObserver,
                HasDynamicTitle,
                AnswersShortcuts,
                ColumnsMenu.ColumnList,
                TablePaints.Surroundings {

    private final transient LiveBoardServices services;
    private final transient OrgId org;
    private final SyncBoard table = new SyncBoard();
    private final KpiStrip figures = new KpiStrip();
    private final ColumnsButton columns;
    private final BoardToolbar toolbar;
    private final MarkBar marking;
    private final SyncDrawer drawer;
    private final transient BoardModel model = new BoardModel();
    private final transient BoardMarks marks = new BoardMarks();
    private final transient TablePaints paints;
    private transient BoardPlace place = BoardPlace.START;
    private boolean typing;

    LiveBoardView(LiveBoardServices services) {
        this.services = services;
        this.org = services.signIn(UI.getCurrent());
        this.columns = new ColumnsButton(BoardPlace.COLUMNS, services.person(UI.getCurrent()), this);
        this.toolbar = new BoardToolbar(this::find, columns);
        this.marking = new MarkBar(services, marks, model, this::marked);
        this.drawer = new SyncDrawer(services, () -> open(null));
        this.paints = new TablePaints(services, table, model, marks);
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
        table.on(SyncBoard.MarkEvent.class, event -> marking.turn(paints.idOf(event.key), event.range));
        toolbar.onSelect(marking::begin, services.maySteer(UI.getCurrent()));
        table.on(SyncBoard.ReleaseEvent.class, event -> repaint(model::release));
        table.on(SyncBoard.ClearFilterEvent.class, event -> find(place.filter().cleared()));
        figures.onFilter(event -> find(place.filter().toggle(event.kpi)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        BoardPlace next = BoardPlace.of(event.getLocation().getQueryParameters());
        FailedLately.forward(event, next.filter());
        typing = false;
        enter(next);
    }

    private void enter(BoardPlace next) {
        forget(next.filter());
        place = next;
        toolbar.show(next.filter());
        columns.menu().show(next.columns());
        model.filter(next.filter());
        marking.recall(next.marked());
        toolbar.showSelecting(marks.isPicking());
        drawer.open(next.sync());
        table.select(drawer.openId());
        kiosk(next.kiosk());
        marking.refresh();
        paints.now();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        paints.begin(attach.getUI(), org, this);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        paints.end();
    }

    @Override
    public void show(OrgBoard board, boolean first) {
        services.throughput().note(org, board);
        boolean isOther =
                figures.paint(board, place.filter(), services.throughput().of(org), first);
        if (isOther) {
            toolbar.count(board);
        }
        if (marks.recognise(board) || isOther) {
            marking.refresh();
        }
        drawer.refresh(board);
        if (board.syncs().isEmpty() && !board.isStale()) {
            table.whileEmpty(() -> services.welcome(UI.getCurrent()));
        }
    }

    @Override
    public void restart() {
        figures.restart();
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
        if (place.sync() == null) {
            marking.end();
        } else {
            open(null);
        }
    }

    private void repaint(Runnable change) {
        change.run();
        paints.now();
    }

    private void opened(int key) {
        UUID id = paints.idOf(key);
        String syncId = model.syncId(id);
        if (syncId != null) {
            open(syncId);
        }
    }

    private void open(@Nullable String syncId) {
        go(place.at(syncId));
    }

    /** What is typed is one step, however many letters it has. */
    private void find(BoardFilter next) {
        String text = place.filter().text();
        boolean isTyped = !next.text().equals(text) && next.withText(text).equals(place.filter());
        forget(next);
        if (isTyped && typing) {
            BoardPlace there = place.with(next).with(marking.said());
            enter(there);
            replace(there);
        } else {
            go(place.with(next));
        }
        typing = isTyped;
    }

    /** What is not seen any more must not be acted on. */
    private void forget(BoardFilter next) {
        if (!next.hasTheRowsOf(place.filter())) {
            marks.none();
        }
    }

    @Override
    public void show(ChosenColumns shown) {
        table.without(shown.without());
    }

    @Override
    public void changed(ChosenColumns shown) {
        say(place.with(shown.isUsual() ? null : shown));
    }

    private void marked() {
        toolbar.showSelecting(marks.isPicking());
        say(place.with(marking.said()));
        paints.now();
    }

    private void go(BoardPlace next) {
        services.go(LiveBoardView.class, next.with(marking.said()).parameters());
    }

    /** Columns and marks are no steps: who goes back wants to be where one was, not to undo each of them. */
    private void say(BoardPlace next) {
        if (!next.equals(place)) {
            place = next;
            replace(next);
        }
    }

    private static void replace(BoardPlace next) {
        Address.replace(UI.getCurrent(), new Location("", next.parameters()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("live.title") + " · " + getTranslation("app.name");
    }
}
