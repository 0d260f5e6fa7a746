package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityOverview;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    void read(Instant at) {
        setVisible(true);
        age.setAttribute("at", String.valueOf(at.toEpochMilli()));
    }

    /** @param found null while it is not known */
    void show(@Nullable ActivityOverview found) {
        count.setText(found == null ? "" : said(found));
    }

    private String said(ActivityOverview found) {
        String number = NumberFormat.getIntegerInstance(getLocale()).format(found.total());
        return getTranslation("activity.count", found.countedFrom() == null ? number : number + "+");
    }
}
