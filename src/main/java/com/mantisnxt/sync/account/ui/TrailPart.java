package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;

/** The audit trail, newest first, page by page as one scrolls. */
final class TrailPart extends Div {

    private static final String ACT = """
            <div class="sc-clip">${item.act}<span class="sc-beneath">${item.who}</span><span class="sc-beneath">${item.details}</span></div>
            """;

    private final transient AuditTrail trail;
    private final transient TrailWords words = new TrailWords(this::getTranslation);
    private final Select<String> action = new Select<>();
    private final Grid<AuditRow> grid = new Grid<>();

    TrailPart(AuditTrail trail) {
        this.trail = trail;
        addClassName("admin-part");
        action.setLabel(getTranslation("admin.trail.action"));
        action.setEmptySelectionAllowed(true);
        action.setItemLabelGenerator(code -> code == null ? getTranslation("admin.trail.all") : words.action(code));
        action.setEmptySelectionCaption(getTranslation("admin.trail.all"));
        action.addValueChangeListener(event -> load());
        var tools = new Div(action);
        tools.addClassName("admin-tools");
        grid.setEmptyStateText(getTranslation("admin.trail.none"));
        add(tools, grid);
        columns();
        refresh();
    }

    private void columns() {
        column("at", grid.addComponentColumn(row -> new Moment(row.at())), "11.5rem");
        var actor = column("actor", grid.addColumn(AuditRow::actor), "9rem");
        var act = column("action", grid.addColumn(act()), "11rem");
        var subject =
                column("subject", grid.addColumn(AuditRow::subject), "14rem").setFlexGrow(1);
        var details = column("details", grid.addColumn(row -> words.details(row.details())), "14rem")
                .setFlexGrow(3)
                .setTooltipGenerator(row -> words.details(row.details()));
        var address = column("address", grid.addColumn(AuditRow::address), "8rem");
        NarrowScreen.watch(this, narrow -> {
            List.of(actor, subject, details, address).forEach(column -> column.setVisible(!narrow));
            act.setFlexGrow(narrow ? 1 : 0);
        });
        grid.getElement().setAttribute("aria-label", getTranslation("admin.trail"));
    }

    /** With who did it to whom, and all else, which have no columns of their own where it is narrow. */
    private LitRenderer<AuditRow> act() {
        return LitRenderer.<AuditRow>of(ACT)
                .withProperty("act", row -> words.action(row.action()))
                .withProperty("who", TrailPart::who)
                .withProperty("details", row -> words.details(row.details()));
    }

    private static String who(AuditRow row) {
        String actor = Isolated.text(row.actor());
        return row.subject() == null ? actor : actor + " · " + Isolated.text(row.subject());
    }

    private Grid.Column<AuditRow> column(String key, Grid.Column<AuditRow> column, String width) {
        return column.setHeader(getTranslation("admin.trail." + key))
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }

    void refresh() {
        String chosen = action.getValue();
        var actions = trail.actions();
        action.setItems(actions);
        action.setValue(chosen != null && actions.contains(chosen) ? chosen : null);
        load();
    }

    private void load() {
        var pages = new TrailPages(trail, action.getValue());
        grid.setItems(query -> pages.rows(query.getOffset(), query.getLimit()));
    }
}
