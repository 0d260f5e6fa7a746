package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertNews;
import com.mantisnxt.sync.alert.MuteRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether anybody is told of a connection's alerts, on its own page; operators mute it here, and end that. */
@StyleSheet("styles/alert.css")
final class ConnectionMutePart extends Section {

    private final transient AlertServices services;
    private final transient UUID connection;
    private final transient String name;
    private final transient AlertWords words = new AlertWords(this);
    private final Span state = new Span();
    private final NativeButton act = new NativeButton();
    private transient @Nullable Runnable leave;
    private transient @Nullable AlertNews known;
    private transient @Nullable MuteRow shown;

    ConnectionMutePart(AlertServices services, UUID connection, String name) {
        this.services = services;
        this.connection = connection;
        this.name = name;
        addClassNames("sc-card", "sc-pad", "alert-mute");
        getElement().setAttribute("aria-label", getTranslation("alert.connection"));
        state.getElement().setAttribute("role", "status");
        act.addClassName("sc-button");
        act.addClickListener(event -> act());
        act.setVisible(services.maySteer());
        add(state, act);
        refresh();
    }

    private void refresh() {
        shown = services.mutes().inForce(connection).orElse(null);
        MuteRow mute = shown;
        state.setText(mute == null ? getTranslation("alert.connection.told") : words(mute));
        act.setText(getTranslation(mute == null ? "alert.connection.mute" : "alert.connection.end"));
        if (mute == null) {
            act.getElement().setAttribute("aria-haspopup", "dialog");
        } else {
            act.getElement().removeAttribute("aria-haspopup");
        }
    }

    private String words(MuteRow mute) {
        String reason = mute.reason() == null || mute.reason().isBlank() ? "" : " · " + mute.reason();
        return getTranslation("alert.connection.muted", words.moment(mute.until()), mute.by()) + reason;
    }

    private void act() {
        MuteRow mute = shown;
        if (mute == null) {
            MuteDialog.ofConnection(services, connection, name, this::refresh).open();
        } else {
            Feedback.tried(() -> services.mutes().end(mute.id()));
            refresh();
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        leave = services.watch().follow(news -> soon(ui, news));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (leave != null) {
            leave.run();
            leave = null;
        }
    }

    /** On the watch's thread: when something changed for everybody, and when the mute is over. */
    private void soon(UI ui, AlertNews news) {
        boolean isOver = Optional.ofNullable(shown)
                .filter(mute -> !mute.until().isAfter(services.clock().instant()))
                .isPresent();
        if (isOver || !news.equals(known)) {
            known = news;
            try {
                ui.access(this::refresh);
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        }
    }
}
