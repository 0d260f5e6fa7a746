package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Asks until when nobody is to be told of a connection's alerts, and why. */
final class MuteDialog extends ConfirmDialog {

    private static final int REASON = 500;

    private final transient AlertServices services;
    private final transient AlertWords words = new AlertWords(this);
    private final Choice until;
    private final TextArea reason = new TextArea(getTranslation("alert.mute.reason"));

    /** Asks about what an alert is of. */
    static MuteDialog of(AlertServices services, AlertRow alert, Runnable changed) {
        UUID connection = alert.connection();
        if (connection != null) {
            return ofConnection(services, connection, nameIn(alert.subject()), changed);
        }
        SourceSystem source = Coded.byCode(SourceSystem.class, Objects.requireNonNull(alert.source()));
        var dialog =
                new MuteDialog(services, (end, reason) -> services.mutes().muteSource(source, end, reason), changed);
        dialog.setHeader(dialog.getTranslation("alert.mute.title", dialog.words.source(alert.source())));
        return dialog;
    }

    static MuteDialog ofConnection(AlertServices services, UUID connection, String name, Runnable changed) {
        var dialog = new MuteDialog(
                services, (end, reason) -> services.mutes().muteConnection(connection, end, reason), changed);
        dialog.setHeader(dialog.getTranslation("alert.mute.title", name));
        return dialog;
    }

    private MuteDialog(AlertServices services, BiConsumer<Instant, String> mute, Runnable changed) {
        this.services = services;
        until = new Choice(getTranslation("alert.mute.until"), chosen -> {});
        words.untils(services.clock().instant())
                .keySet()
                .forEach(key -> until.option(key, getTranslation("alert.until." + key)));
        until.show("4h");
        reason.setMaxLength(REASON);
        reason.setWidthFull();
        var label = new NativeLabel(getTranslation("alert.mute.until"));
        var end = new Div(label, until);
        end.addClassName("alert-until");
        var content = new Div(new Paragraph(getTranslation("alert.mute.text")), end, reason);
        content.addClassName("sc-form");
        setText(content);
        setCancelable(true);
        setCancelText(getTranslation("alert.mute.cancel"));
        setConfirmText(getTranslation("alert.mute.confirm"));
        addConfirmListener(event -> {
            Feedback.tried(() -> mute.accept(end(), reason.getValue()));
            changed.run();
        });
    }

    /** The subject without its kind of record: all of the connection is muted. */
    private static String nameIn(String subject) {
        int colon = subject.lastIndexOf(':');
        return subject.substring(0, colon < 0 ? subject.length() : colon);
    }

    private Instant end() {
        return Objects.requireNonNull(words.untils(services.clock().instant()).get(until.value()));
    }
}
