package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.grid.Grid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The activity of one organisation on its page, and short words for that. */
abstract class ActivityPage extends ViewTest {

    protected final LoggedEvents events = new LoggedEvents(database, organisation.id());
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @SuppressWarnings("unchecked")
    protected Grid<ActivityRow> grid() {
        return $view(Grid.class).single();
    }
}
