package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Shows a secret this once; closing takes a click, so that it does not vanish by a slip. */
final class ShownOnce extends Dialog {

    ShownOnce(String title, String text, String secret) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        add(new Paragraph(text), new Secret(title, secret));
        getFooter().add(new Button(getTranslation("admin.close"), event -> close()));
    }
}
