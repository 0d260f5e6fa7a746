package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators can do to an alert. */
final class AlertButtons extends Div {

    /** The first alert that is left, else the tabs above; a list that is hidden keeps its last card in the page. */
    private static final String GO_ON = """
            const left = [...document.querySelectorAll('.alert-card .sc-button')].find(button => button.checkVisibility());
            (left ?? document.querySelector('.alert-tabs a[aria-current]'))?.focus();
            """;

    private final transient AlertServices services;
    private final transient AlertWords words = new AlertWords(this);
    private final transient Runnable changed;
    private final NativeButton acknowledge;
    private final NativeButton callAgain;
    private final NativeButton snooze = new NativeButton();
    private final NativeButton mute;
    private final NativeButton close;
    private transient @Nullable AlertRow shown;

    AlertButtons(AlertServices services, Runnable changed) {
        this.services = services;
        this.changed = changed;
        addClassName("alert-acts");
        acknowledge = button("acknowledge", () -> services.acts().acknowledge(id()));
        callAgain = button("call-again", () -> services.acts().callAgain(id()));
        close = button("close", () -> services.acts().close(id()));
        mute = new NativeButton(getTranslation("alert.act.mute"), event -> mute());
        mute.addClassName("sc-button");
        mute.getElement().setAttribute("aria-haspopup", "dialog");
        snooze.setText(getTranslation("alert.act.snooze"));
        snooze.addClassName("sc-button");
        snooze.getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(snooze);
        menu.setOpenOnClick(true);
        words.untils(services.clock().instant())
                .keySet()
                .forEach(until -> menu.addItem(getTranslation("alert.until." + until), event -> snooze(until)));
        add(acknowledge, callAgain, snooze, mute, close);
    }

    private NativeButton button(String act, Runnable done) {
        var button = new NativeButton(getTranslation("alert.act." + act), event -> {
            Feedback.tried(done);
            changed.run();
            keepFocus(event.getSource());
        });
        button.addClassName("sc-button");
        return button;
    }

    /** Whoever works by keyboard goes on where the button was that is gone now. */
    private void keepFocus(NativeButton pressed) {
        if (!isAttached()) {
            UI.getCurrent().getPage().executeJs(GO_ON);
        } else if (!pressed.isVisible()) {
            getChildren()
                    .filter(Component::isVisible)
                    .findFirst()
                    .map(NativeButton.class::cast)
                    .ifPresent(NativeButton::focus);
        }
    }

    void show(AlertRow alert) {
        shown = alert;
        boolean isResting = alert.acknowledged() != null
                || alert.snoozed() != null
                        && alert.snoozed().at().isAfter(services.clock().instant());
        acknowledge.setVisible(alert.acknowledged() == null);
        callAgain.setVisible(isResting);
        snooze.setVisible(!isResting);
        mute.setVisible((alert.connection() != null || alert.source() != null) && alert.mutedUntil() == null);
        close.setVisible(services.acts().mayBeClosed(alert));
        // buttons of the same name are told apart by what they are about
        for (NativeButton button : new NativeButton[] {acknowledge, callAgain, snooze, mute, close}) {
            button.getElement()
                    .setAttribute(
                            "aria-label", button.getText() + ": " + words.rule(alert.rule()) + ", " + alert.subject());
        }
    }

    private UUID id() {
        return alert().id();
    }

    private AlertRow alert() {
        return java.util.Objects.requireNonNull(shown);
    }

    private void snooze(String until) {
        Feedback.tried(() -> services.acts()
                .snooze(
                        id(),
                        java.util.Objects.requireNonNull(
                                words.untils(services.clock().instant()).get(until))));
        changed.run();
        keepFocus(snooze);
    }

    private void mute() {
        MuteDialog.of(services, alert(), changed).open();
    }
}
