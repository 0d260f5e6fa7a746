package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.MuteRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;

/** The mutes that are in force; nothing where there is none. */
final class MutesPart extends Section {

    private final transient AlertServices services;
    private final transient AlertWords words = new AlertWords(this);
    private final transient Runnable changed;
    private final UnorderedList list = new UnorderedList();
    private transient List<MuteRow> shown = List.of();

    MutesPart(AlertServices services, Runnable changed) {
        this.services = services;
        this.changed = changed;
        addClassNames("sc-card", "sc-pad", "alert-mutes");
        add(new H2(getTranslation("alert.mutes")), list);
        setVisible(false);
    }

    void refresh() {
        List<MuteRow> mutes = services.mutes().inForce();
        if (mutes.equals(shown)) {
            return;
        }
        shown = mutes;
        list.removeAll();
        mutes.forEach(mute -> list.add(line(mute)));
        setVisible(!mutes.isEmpty());
    }

    private ListItem line(MuteRow mute) {
        String name = mute.connection() == null
                ? words.source(Objects.requireNonNull(mute.source()))
                : Objects.requireNonNullElse(mute.name(), "");
        String reason = mute.reason() == null || mute.reason().isBlank() ? "" : " · " + mute.reason();
        var line = new ListItem(
                new Span(getTranslation("alert.mutes.line", name, words.moment(mute.until()), mute.by()) + reason));
        if (services.maySteer()) {
            var end = new NativeButton(getTranslation("alert.mutes.end"), event -> {
                Feedback.tried(() -> services.mutes().end(mute.id()));
                changed.run();
            });
            end.addClassName("sc-button");
            end.getElement().setAttribute("aria-label", getTranslation("alert.mutes.end") + ": " + name);
            line.add(end);
        }
        return line;
    }
}
