package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ErrorCause;
import com.mantisnxt.sync.activity.ErrorCauses;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.function.Consumer;

/** Errors of one cause per line, the most frequent first; a line leads to its events. */
final class CauseList extends Div {

    private static final String CAUSE = """
            <div class="cause-text" title=${item.text}>
              ${item.fresh ? html`<span class="cause-new" title=${item.hint}>${item.fresh}</span>` : ''}${item.text}
            </div>""";
    /** On a phone all of it in one cell. */
    private static final String CARD = """
            <div class="cause-card">
              <span>${item.fresh ? html`<span class="cause-new" title=${item.hint}>${item.fresh}</span>` : ''}${item.text}</span>
              <small>${item.counted} · <relative-time at=${item.at}></relative-time></small>
            </div>""";

    private static final String WIDTH = "6.5rem";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";

    private final Consumer<ErrorCause> opened;
    private boolean isNarrow;

    CauseList(Consumer<ErrorCause> opened) {
        this.opened = opened;
        addClassName("cause-list");
        setSizeFull();
        NarrowScreen.watch(this, narrow -> {
            isNarrow = narrow;
            getChildren().filter(part -> part instanceof Grid).forEach(part -> fit((Grid<?>) part));
        });
    }

    void show(ActivityFilter pinned, ErrorCauses causes) {
        removeAll();
        if (causes.causes().isEmpty()) {
            add(new EmptyState(
                    getTranslation("activity.causes.empty.title"), getTranslation("activity.causes.empty.text")));
            return;
        }
        var summary = new Paragraph(getTranslation("activity.causes.summary", causes.errors(), causes.total()));
        summary.addClassName("cause-summary");
        if (causes.total() > causes.causes().size()) {
            summary.setText(summary.getText() + " "
                    + getTranslation(
                            "activity.causes.more", number(causes.causes().size())));
        }
        add(summary, grid(pinned.range().start(Instant.EPOCH), causes));
    }

    private Grid<ErrorCause> grid(Instant from, ErrorCauses causes) {
        var grid = new Grid<ErrorCause>();
        grid.addClassName("activity-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setSizeFull();
        add(grid, "events", number("events")).setTextAlign(ColumnTextAlign.END);
        add(grid, "cause", cause(from)).setWidth("16rem").setFlexGrow(1);
        if (causes.causes().stream().anyMatch(cause -> cause.syncs() > 0)) {
            add(grid, "syncs", number("syncs")).setTextAlign(ColumnTextAlign.END);
        }
        add(grid, "first", ago(true));
        add(grid, "last", ago(false));
        add(grid, "card", card(from)).setFlexGrow(1);
        fit(grid);
        grid.setItems(causes.causes());
        RowOpener.on(grid, opened);
        return grid;
    }

    private void fit(Grid<?> grid) {
        grid.getColumns().forEach(column -> column.setVisible("card".equals(column.getKey()) == isNarrow));
    }

    private static Grid.Column<ErrorCause> add(Grid<ErrorCause> grid, String key, LitRenderer<ErrorCause> renderer) {
        return grid.addColumn(renderer)
                .setKey(key)
                .setHeader(grid.getTranslation("activity.causes." + key))
                .setWidth(WIDTH)
                .setFlexGrow(0);
    }

    private LitRenderer<ErrorCause> number(String which) {
        return LitRenderer.<ErrorCause>of("<span class=\"activity-text\">${item.number}</span>")
                .withProperty("number", cause -> which.equals("events") ? number(cause.events()) : syncs(cause));
    }

    private String syncs(ErrorCause cause) {
        return cause.syncs() == 0 ? "–" : number(cause.syncs()) + (cause.orMore() ? "+" : "");
    }

    private LitRenderer<ErrorCause> card(Instant from) {
        return said(LitRenderer.of(CARD), from)
                .withProperty("counted", this::counted)
                .withProperty("at", cause -> cause.lastAt().toEpochMilli());
    }

    private String counted(ErrorCause cause) {
        String errors = getTranslation("activity.causes.errors", cause.events());
        return cause.syncs() == 0
                ? errors
                : errors + " · " + getTranslation("activity.causes.in-syncs", cause.syncs(), syncs(cause));
    }

    private LitRenderer<ErrorCause> cause(Instant from) {
        return said(LitRenderer.of(CAUSE), from);
    }

    private LitRenderer<ErrorCause> said(LitRenderer<ErrorCause> renderer, Instant from) {
        return renderer.withProperty("text", cause -> ActivityCells.line(cause.newest()))
                .withProperty("hint", cause -> getTranslation("activity.causes.new.hint"))
                .withProperty(
                        "fresh",
                        cause -> cause.firstEver().isBefore(from) || from.equals(Instant.EPOCH)
                                ? ""
                                : getTranslation("activity.causes.new"));
    }

    private static LitRenderer<ErrorCause> ago(boolean first) {
        return LitRenderer.<ErrorCause>of(AGO)
                .withProperty("at", cause -> (first ? cause.firstEver() : cause.lastAt()).toEpochMilli());
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
