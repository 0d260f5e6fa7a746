package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** From place to place: each act is a step in the browser's history; what is typed is one, however many letters it has. */
final class ActivitySteps {

    private final Supplier<ActivityPlace> here;
    private final Consumer<ActivityPlace> show;
    private boolean typing;

    /** @param show what is reached without a step of its own */
    ActivitySteps(Supplier<ActivityPlace> here, Consumer<ActivityPlace> show) {
        this.here = here;
        this.show = show;
    }

    /** One has come here otherwise. */
    void arrived() {
        typing = false;
    }

    void go(ActivityPlace next) {
        typing = false;
        if (isElsewhere(next)) {
            UI.getCurrent().navigate(ActivityView.class, next.parameters());
        }
    }

    void found(ActivityFilter filter, boolean isTyped) {
        ActivityPlace next = here.get().with(filter);
        if (isTyped && typing) {
            replace(next);
        } else {
            go(next);
        }
        typing = isTyped;
    }

    /** The same place with other columns. */
    void columns(ChosenColumns shown) {
        replace(here.get().with(shown.isUsual() ? null : shown));
    }

    private void replace(ActivityPlace next) {
        if (isElsewhere(next)) {
            Address.replace(UI.getCurrent(), new Location("activity", next.parameters()));
            show.accept(next);
        }
    }

    private boolean isElsewhere(ActivityPlace next) {
        return !next.parameters().equals(here.get().parameters());
    }
}
