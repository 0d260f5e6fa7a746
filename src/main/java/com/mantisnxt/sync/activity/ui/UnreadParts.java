package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityParameters.Unread;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** What the address says that can't be read, and was left out. */
final class UnreadParts extends Div {

    UnreadParts() {
        addClassName("activity-unread");
        getElement().setAttribute("role", "status");
    }

    void show(List<Unread> parts) {
        removeAll();
        parts.forEach(part -> add(new Paragraph(getTranslation("activity.unread", part.parameter(), part.value()))));
    }
}
