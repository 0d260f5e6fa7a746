package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Tells the outcome of an act in a corner of the page. */
final class Feedback {

    private static final int SHOWN_MILLIS = 4000;

    private Feedback() {}

    static void say(String text) {
        Notification.show(text, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }

    static void refused(Refused refused) {
        var shown = Notification.show(refused.reason(), 2 * SHOWN_MILLIS, Notification.Position.BOTTOM_START);
        shown.addThemeVariants(NotificationVariant.ERROR);
        shown.setAssertive(true);
    }
}
