package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Why there is nothing to see, each told apart from the others, with a way on. */
final class ListStates {

    static final ActivityFilter EVER = ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, null));

    private static final TimeRange MONTH = new TimeRange.Last(Duration.ofDays(30));
    private final Component owner;
    private final Consumer<ActivityFilter> goTo;
    private final Runnable again;

    ListStates(Component owner, Consumer<ActivityFilter> goTo, Runnable again) {
        this.owner = owner;
        this.goTo = goTo;
        this.again = again;
    }

    /** @param elsewhere whether there is anything outside of what was asked for */
    Component empty(ActivityFilter asked, boolean elsewhere) {
        if (!elsewhere) {
            return nothingYet();
        }
        if (asked.isNarrowed()) {
            return state("filtered", to("activity.empty.clear", ActivityFilter.DEFAULT.within(asked.range())));
        }
        return state("quiet", to("activity.empty.month", asked.within(MONTH)), to("activity.empty.ever", EVER));
    }

    Component notAllowed() {
        return state("not-allowed");
    }

    Component refused(String reason) {
        return new EmptyState(text("activity.empty.refused.title"), reason, retry());
    }

    Component failed(String reference) {
        return new EmptyState(
                text("activity.empty.failed.title"),
                owner.getTranslation("activity.empty.failed.text", reference),
                retry());
    }

    private Component nothingYet() {
        return state("nothing-yet", FirstReport.ofSync());
    }

    private EmptyState state(String name, Component... more) {
        EmptyState state = new EmptyState(
                text("activity.empty." + name + ".title"), text("activity.empty." + name + ".text"), more);
        state.addClassName("activity-" + name);
        return state;
    }

    private Button to(String key, ActivityFilter filter) {
        return new Button(text(key), event -> goTo.accept(filter));
    }

    private Button retry() {
        return new Button(text("activity.empty.retry"), event -> again.run());
    }

    private String text(String key) {
        return owner.getTranslation(key);
    }
}
