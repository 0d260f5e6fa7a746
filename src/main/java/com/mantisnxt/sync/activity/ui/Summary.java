package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.CappedCount;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Optional;

/** How many events there are, and how old what is shown has become. */
final class Summary extends Span {

    private final Span count = new Span();
    private final Element age = new Element("relative-time");

    Summary() {
        addClassName("activity-summary");
        var read = new Span(getTranslation("activity.read") + " ");
        read.getElement().appendChild(age);
        add(count, read);
    }

    void show(Optional<CappedCount> matches, Instant readAt) {
        setVisible(true);
        count.setText(matches.map(this::said).orElse(""));
        age.setAttribute("at", String.valueOf(readAt.toEpochMilli()));
    }

    private String said(CappedCount matches) {
        int known = Math.min(matches.value(), CappedCount.MOST);
        String number = NumberFormat.getIntegerInstance(getLocale()).format(known);
        return getTranslation("activity.count", matches.isCapped() ? number + "+" : number);
    }
}
