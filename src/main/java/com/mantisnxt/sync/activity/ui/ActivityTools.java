package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.function.Consumer;

/** What can be done with the list as a whole: kept searches, which columns it has, taking it away. */
final class ActivityTools extends MenuBar {

    private final transient ToolServices services;
    private final transient ViewsMenu views;
    private final transient ColumnsMenu columns;
    private transient ActivityPlace place = ActivityPlace.START;

    /**
     * @param open leads to a place
     * @param columns other ones are shown
     */
    ActivityTools(
            ToolServices services, ActivityGrid grid, Consumer<ActivityPlace> open, Consumer<ChosenColumns> columns) {
        this.services = services;
        addClassName("activity-tools");
        getElement().setAttribute("aria-label", getTranslation("activity.tools"));
        MenuItem kept = addItem(getTranslation("activity.views"));
        this.columns = new ColumnsMenu(services, addItem(getTranslation("activity.columns")), grid, columns);
        views = new ViewsMenu(
                services,
                kept,
                view -> open.accept(ActivityPlace.of(view, place.columns())),
                () -> place.search(this.columns.shown()));
        addItem(getTranslation("activity.export"), event -> export());
    }

    ColumnsMenu columns() {
        return columns;
    }

    void show(ActivityPlace next) {
        boolean isOther = !next.isSameListAs(place);
        place = next;
        columns.show(next.columns());
        views.show(isOther);
    }

    private void export() {
        try {
            new ExportDialog(services, place.filter()).open();
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }
}
