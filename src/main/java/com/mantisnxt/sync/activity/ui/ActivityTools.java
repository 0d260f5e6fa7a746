package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnsMenu;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.function.Consumer;

/** What can be done with the list as a whole: kept searches, which columns it has, taking it away. */
final class ActivityTools extends MenuBar {

    private final transient ToolServices services;
    private final transient ViewsMenu views;
    private final transient ColumnsMenu columns;
    private final MenuItem choice;
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
        choice = addItem(getTranslation("columns"));
        this.columns = new ColumnsMenu(choice, ActivityGrid.CHOOSABLE, person(), list(grid, columns));
        views = new ViewsMenu(
                services,
                kept,
                view -> open.accept(ActivityPlace.of(view, place.columns())),
                () -> place.search(this.columns.shown()));
        addItem(getTranslation("activity.export"), event -> export());
    }

    private static ColumnsMenu.ColumnList list(ActivityGrid grid, Consumer<ChosenColumns> changed) {
        return new ColumnsMenu.ColumnList() {
            @Override
            public void show(ChosenColumns columns) {
                grid.want(columns);
            }

            @Override
            public void changed(ChosenColumns columns) {
                changed.accept(columns);
            }
        };
    }

    /** Cards have no columns. */
    void setNarrow(boolean narrow) {
        choice.setVisible(!narrow);
    }

    private String person() {
        return services.caller().find().map(Caller::user).map(Object::toString).orElse("");
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
