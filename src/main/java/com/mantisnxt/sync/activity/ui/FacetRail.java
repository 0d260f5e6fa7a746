package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityOverview;
import com.mantisnxt.sync.activity.ActivityOverview.Facets;
import com.mantisnxt.sync.activity.ErrorCause;
import com.mantisnxt.sync.activity.ErrorCauses;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.function.Consumer;

/** How many events each status, source, entity and action has, and the causes of errors; a click asks for one of them. */
final class FacetRail extends Aside {

    private final Consumer<ActivityFilter> changed;
    private final Section causes = new Section();
    private ActivityFilter filter = ActivityFilter.DEFAULT;

    FacetRail(Consumer<ActivityFilter> changed) {
        this.changed = changed;
        addClassName("facet-rail");
        getElement().setAttribute("aria-label", getTranslation("activity.facets"));
    }

    /** Causes stand as they are until theirs come, so that nothing jumps. */
    void show(ActivityFilter filter, ActivityOverview overview) {
        this.filter = filter;
        removeAll();
        if (overview.countedFrom() != null) {
            var newest = new Paragraph(getTranslation("activity.facets.newest", number(overview.total())));
            newest.addClassName("facet-note");
            add(newest);
        }
        Facets facets = overview.facets();
        add(new FacetSection<>("status", facets.statuses(), filter.statuses(), set -> tell(filter.withStatuses(set))));
        add(new FacetSection<>("source", facets.sources(), filter.sources(), set -> tell(filter.withSources(set))));
        add(new FacetSection<>("entity", facets.entities(), filter.entities(), set -> tell(filter.withEntities(set))));
        add(causes);
        add(new FacetSection<>("action", facets.actions(), filter.actions(), set -> tell(filter.withActions(set))));
        if (overview.total() == 0 && isEmpty()) {
            say("none");
        }
    }

    /** What is chosen stays, to be let go of again. */
    private boolean isEmpty() {
        return getChildren().noneMatch(part -> part != causes && part.isVisible());
    }

    /** @param what a translation's end */
    void say(String what) {
        removeAll();
        add(note(what));
    }

    /** The causes of the errors that are shown. */
    void show(ErrorCauses found) {
        causes.removeAll();
        causes.setVisible(!found.causes().isEmpty());
        if (causes.isVisible()) {
            causes.add(new H2(getTranslation("activity.facets.causes")));
            found.causes().forEach(cause -> causes.add(row(cause)));
        }
    }

    /** As {@link #say}, of the causes alone. */
    void sayOfCauses(String what) {
        causes.removeAll();
        causes.setVisible(true);
        causes.add(new H2(getTranslation("activity.facets.causes")), note(what));
    }

    private Paragraph note(String what) {
        var said = new Paragraph(getTranslation("activity.facets." + what));
        said.addClassName("facet-note");
        return said;
    }

    private NativeButton row(ErrorCause cause) {
        boolean chosen = Long.valueOf(cause.fingerprint()).equals(filter.cause());
        var text = new Span(ActivityCells.line(cause.newest()));
        text.addClassName("facet-cause");
        var row = new NativeButton();
        row.add(text, new Span(number(cause.events())));
        row.addClassName("facet");
        row.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
        row.addClickListener(event -> tell(filter.withCause(chosen ? null : cause.fingerprint())));
        return row;
    }

    private void tell(ActivityFilter filter) {
        changed.accept(filter);
    }

    private String number(long events) {
        return NumberFormat.getIntegerInstance(getLocale()).format(events);
    }
}
