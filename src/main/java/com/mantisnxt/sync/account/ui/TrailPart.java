package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.AuditTrail;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;

/** The audit trail, newest first, page by page as one scrolls. */
final class TrailPart extends Div {

    private final transient AuditTrail trail;
    private final Select<String> action = new Select<>();
    private final Grid<AuditRow> grid = new Grid<>();

    TrailPart(AuditTrail trail) {
        this.trail = trail;
        addClassName("admin-part");
        action.setLabel(getTranslation("admin.trail.action"));
        action.setEmptySelectionAllowed(true);
        action.setEmptySelectionCaption(getTranslation("admin.trail.all"));
        action.addValueChangeListener(event -> load());
        var tools = new Div(action);
        tools.addClassName("admin-tools");
        add(tools, grid);
        columns();
        refresh();
    }

    private void columns() {
        grid.addComponentColumn(row -> new Moment(row.at())).setHeader(getTranslation("admin.trail.at"));
        grid.addColumn(AuditRow::actor).setHeader(getTranslation("admin.trail.actor"));
        grid.addColumn(AuditRow::action).setHeader(getTranslation("admin.trail.action"));
        grid.addColumn(AuditRow::subject).setHeader(getTranslation("admin.trail.subject"));
        grid.addColumn(row -> row.details().equals("{}") ? "" : row.details())
                .setHeader(getTranslation("admin.trail.details"));
        grid.addColumn(AuditRow::address).setHeader(getTranslation("admin.trail.address"));
        grid.getElement().setAttribute("aria-label", getTranslation("admin.trail"));
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
