package com.mantisnxt.sync.connector.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Whether something went well: by colour, sign and word. */
final class Notice extends Div {

    Notice(boolean isGood, String word, String reason) {
        addClassName("connection-notice");
        getElement().setAttribute("data-good", String.valueOf(isGood));
        var head = new Span((isGood ? "✓ " : "✕ ") + word);
        head.addClassName("connection-word");
        add(head);
        if (!reason.isEmpty()) {
            add(new Paragraph(reason));
        }
    }
}
