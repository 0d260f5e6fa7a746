package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.OrgId;
import com.vaadin.flow.component.UI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps one page's table painted: with what is due while somebody looks at it, with all anew where its browser asks. */
final class TablePaints {

    private final LiveBoardServices services;
    private final SyncBoard table;
    private final BoardModel model;
    private final BoardMarks marks;
    private Surroundings surroundings = Surroundings.NONE;
    private @Nullable BoardPainter painter;
    private @Nullable BoardLink link;
    private ProgressFeed.@Nullable Subscription subscription;

    /** What the page shows of a board besides its rows. */
    interface Surroundings {

        Surroundings NONE = new Surroundings() {
            @Override
            public void show(OrgBoard board, boolean first) {}

            @Override
            public void restart() {}
        };

        void show(OrgBoard board, boolean first);

        /** Its browser has forgotten everything. */
        void restart();
    }

    TablePaints(LiveBoardServices services, SyncBoard table, BoardModel model, BoardMarks marks) {
        this.services = services;
        this.table = table;
        this.model = model;
        this.marks = marks;
        table.on(SyncBoard.ResyncEvent.class, event -> restart());
        table.on(SyncBoard.VisibleEvent.class, event -> visible(event.visible));
        table.on(SyncBoard.AckEvent.class, this::acknowledged);
    }

    void begin(UI ui, OrgId org, Surroundings around) {
        surroundings = around;
        painter = new BoardPainter(services.fields(ui), marks);
        surroundings.restart();
        link = new BoardLink(ui, model, services.clock(), this::paint);
        subscription = services.feed().watch(org, link::take);
    }

    void end() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    void now() {
        if (link != null) {
            link.paint();
        }
    }

    @Nullable
    UUID idOf(int key) {
        return painter == null ? null : painter.idOf(key);
    }

    /** Holding the page's lock. */
    private boolean paint(boolean beat) {
        BoardModel.View view = model.view();
        BoardPainter current = Objects.requireNonNull(painter);
        if (view == null) {
            return false;
        }
        if (!view.board().isUnread()) {
            surroundings.show(view.board(), current.number() == 0);
        }
        if (!current.isDue(view, beat)) {
            return false;
        }
        table.paint(services.paints().made(current.paint(view, services.clock().instant())));
        return true;
    }

    private void restart() {
        if (painter != null) {
            painter.restart();
            surroundings.restart();
        }
        if (link != null) {
            link.seen();
        }
        now();
    }

    private void visible(boolean visible) {
        if (link != null) {
            link.hide(!visible);
        }
        if (visible) {
            restart();
        }
    }

    private void acknowledged(SyncBoard.AckEvent event) {
        if (link != null) {
            link.seen();
        }
        if (painter != null) {
            services.paints().seen(event.lag, painter.reported().waitedFor(event.number));
        }
    }
}
