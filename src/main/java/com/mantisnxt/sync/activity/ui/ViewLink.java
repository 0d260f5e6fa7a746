package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityLine;
import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedView;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;

/** The address of a saved view, which stays when its search is replaced. Leads on to what it searches for now. */
@Route("activity/views/:view")
@PermitAll
@StyleSheet("styles/activity.css")
class ViewLink extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient SavedViews views;

    ViewLink(SavedViews views) {
        this.views = views;
        addClassName("activity-view");
    }

    /** As written into pages: below the base of the application. */
    static String of(SavedView view) {
        return "activity/views/" + view.id();
    }

    /** What is searched for, in the language of the search line, and how it is shown. */
    static String words(Component owner, KeptSearch search, ByName people) {
        String line = ActivityLine.write(search.filter(), people);
        return search.byCause() ? line + " · " + owner.getTranslation("activity.views.by-cause") : line;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String given = event.getRouteParameters().get("view").orElse("");
        try {
            SavedView view = views.get(id(given));
            event.forwardTo(
                    ActivityView.class, ActivityPlace.of(view.search(), null).parameters());
        } catch (Refused refused) {
            removeAll();
            var back = new RouterLink(getTranslation("activity.views.to-activity"), ActivityView.class);
            add(
                    new PageHeader(getTranslation("activity.title")),
                    new EmptyState(
                            getTranslation("activity.views.unknown"),
                            getTranslation("activity.views.unknown.text"),
                            back));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("activity.title") + " · " + getTranslation("app.name");
    }

    /** What is no id is the id of nothing. */
    private static UUID id(String given) {
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
