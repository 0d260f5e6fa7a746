package com.mantisnxt.sync.base.ui;

import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** Tells the outcome of an act in a corner of the page. */
public final class Feedback {

    private static final int SHOWN_MILLIS = 4000;

    private Feedback() {}

    public static void say(String text) {
        Notification.show(text, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }

    /** Runs an act; a refusal is shown in its own words. True when it was done. */
    public static boolean tried(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refused refused) {
            refused(refused);
            return false;
        }
    }

    public static void refused(Refused refused) {
        warn(refused.reason());
    }

    /** An act failed, and what of it was done is not known. */
    static void failed(String reference) {
        warn(UI.getCurrent().getTranslation("page.act-failed", reference));
    }

    private static void warn(String text) {
        Notification shown = Notification.show(text, 2 * SHOWN_MILLIS, Notification.Position.BOTTOM_START);
        shown.addThemeVariants(NotificationVariant.ERROR);
        shown.setAssertive(true);
    }
}
