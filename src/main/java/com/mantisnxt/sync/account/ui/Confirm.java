package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before an act that hurts. */
final class Confirm extends ConfirmDialog {

    /** @param key of the texts: itself names the act, with .title the question, with .text what follows */
    Confirm(String key, String subject, Runnable act) {
        setHeader(getTranslation(key + ".title", subject));
        setText(getTranslation(key + ".text"));
        setCancelable(true);
        setCancelText(getTranslation("admin.cancel"));
        setConfirmText(getTranslation(key));
        setConfirmButtonTheme("error primary");
        addConfirmListener(event -> act.run());
    }
}
