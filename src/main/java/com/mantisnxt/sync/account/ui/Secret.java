package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;

/** A secret that is shown this once, with a button that copies it. */
final class Secret extends Div {

    private static final int SHOWN_MILLIS = 2000;

    Secret(String label, String value) {
        addClassName("sc-secret");
        Code text = new Code(value);
        text.getElement().setAttribute("aria-label", label);
        Button copy = new Button(getTranslation("admin.copy"));
        copy.addClickListener(event -> {
            getElement().executeJs("navigator.clipboard?.writeText($0)", value);
            Notification.show(getTranslation("admin.copied"), SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
        });
        add(text, copy);
    }
}
