package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.AuditTrail;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;

/** The audit trail, newest first, page by page as one scrolls. */
final class TrailPart extends Div {

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
        add(tools, grid);
        columns();
        refresh();
    }

    private void columns() {
        column("at", grid.addComponentColumn(row -> new Moment(row.at())), "13rem");
        column("actor", grid.addColumn(AuditRow::actor), "10rem");
        column("action", grid.addColumn(row -> words.action(row.action())), "11rem");
        column("subject", grid.addColumn(AuditRow::subject), "15rem").setFlexGrow(1);
        column("details", grid.addColumn(row -> words.details(row.details())), "15rem")
                .setFlexGrow(2)
                .setTooltipGenerator(row -> words.details(row.details()));
        column("address", grid.addColumn(AuditRow::address), "9rem");
        grid.getElement().setAttribute("aria-label", getTranslation("admin.trail"));
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
