package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.ui.PageVisibility;
import com.mantisnxt.sync.run.Standing;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the syncs of a connection stand, in its line of the list: what failed first. */
@StyleSheet("styles/syncs.css")
@JsModule("./shared/relative-time.ts")
final class StandingPart extends Span {

    private static final int NAMED = 2;

    private final transient SyncServices services;
    private final UUID connection;
    private transient @Nullable StandingsWatch watch;
    private transient @Nullable Standing shown;

    StandingPart(SyncServices services, UUID connection) {
        this.services = services;
        this.connection = connection;
        addClassName("sync-standing");
        PageVisibility.watch(this, this::seen);
    }

    UUID connection() {
        return connection;
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        watch = StandingsWatch.of(attach.getUI(), services);
        watch.add(this);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.remove(this);
            watch = null;
        }
    }

    private void seen(boolean visible) {
        if (watch != null) {
            watch.seen(visible);
        }
    }

    void show(Standing standing) {
        if (standing.equals(shown)) {
            return;
        }
        shown = standing;
        removeAll();
        if (!standing.failed().isEmpty()) {
            say("failed", "✕ " + getTranslation("syncs.standing.failed", kinds(standing.failed())), standing);
        } else if (!standing.withErrors().isEmpty()) {
            say("errors", "! " + getTranslation("syncs.standing.errors", kinds(standing.withErrors())), standing);
        } else if (standing.at() != null) {
            say("done", "✓ " + getTranslation("syncs.standing.done"), standing);
        } else if (standing.open() == 0) {
            add(new Span(getTranslation("syncs.never")));
        }
        if (standing.open() > 0) {
            var open = new Span(getTranslation("syncs.standing.open", standing.open()));
            open.getElement().setAttribute("data-state", "running");
            add(open);
        }
    }

    private void say(String state, String text, Standing standing) {
        var line = new Span(text + " · ");
        line.getElement().setAttribute("data-state", state);
        if (standing.at() != null) {
            var ago = new Element("relative-time");
            ago.setProperty("at", (double) standing.at().toEpochMilli());
            line.getElement().appendChild(ago);
        }
        add(line);
    }

    private String kinds(List<EntityType> kinds) {
        String named = kinds.stream()
                .limit(NAMED)
                .map(kind -> getTranslation("entities." + kind.label()))
                .collect(Collectors.joining(", "));
        return kinds.size() <= NAMED ? named : getTranslation("syncs.standing.more", named, kinds.size() - NAMED);
    }
}
