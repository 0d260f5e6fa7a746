package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.base.ui.Icon;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** One alert that is open: what is wrong, since when, by what evidence, and what can be done. */
final class AlertCard extends ListItem {

    private final transient AlertServices services;
    private final transient AlertWords words = new AlertWords(this);
    private final Span severity = new Span();
    private final H2 title = new H2();
    private final Span since = new Span();
    private final AlertText text = new AlertText();
    private final Paragraph notes = new Paragraph();
    private final Div acts = new Div();
    private final AlertButtons buttons;
    private transient @Nullable AlertRow shown;

    AlertCard(AlertServices services, Runnable changed) {
        this.services = services;
        addClassNames("sc-card", "alert-card");
        severity.addClassName("sc-badge");
        title.addClassName("alert-title");
        since.addClassNames("sc-small", "alert-since");
        var head = new Div(severity, title, since);
        head.addClassName("alert-head");
        notes.addClassNames("sc-small", "alert-notes");
        acts.addClassName("sc-acts");
        buttons = new AlertButtons(services, changed);
        add(head, text, notes, acts);
    }

    void show(AlertRow alert) {
        if (alert.equals(shown)) {
            return;
        }
        shown = alert;
        boolean isCritical = alert.severity() == Severity.CRITICAL;
        getElement().setAttribute("data-tone", isCritical ? "bad" : "warn");
        getElement().setAttribute("data-quiet", !alert.calls(services.clock().instant()));
        severity.removeAll();
        severity.add(new Icon("warning"), new Span(getTranslation(isCritical ? "alert.critical" : "alert.warning")));
        title.setText(words.rule(alert.rule()) + " · " + alert.subject());
        since.removeAll();
        since.add(new Span(getTranslation("alert.since") + " "));
        since.getElement().appendChild(AlertWords.ago(alert.times().openedAt()));
        text.show(alert.text(), title.getText());
        notes.setText(notes(alert));
        notes.setVisible(!notes.getText().isEmpty());
        acts.removeAll();
        if (!alert.path().isEmpty()) {
            var link = new Anchor("./" + alert.path(), words.link(alert.path()));
            link.addClassName("sc-button");
            acts.add(link);
        }
        if (services.maySteer()) {
            acts.add(buttons);
            buttons.show(alert);
        }
    }

    private String notes(AlertRow alert) {
        var noted = new java.util.StringJoiner(" · ");
        if (alert.acknowledged() != null) {
            noted.add(getTranslation(
                    "alert.acknowledged",
                    alert.acknowledged().by(),
                    words.moment(alert.acknowledged().at())));
        }
        if (alert.snoozed() != null
                && alert.snoozed().at().isAfter(services.clock().instant())) {
            noted.add(getTranslation(
                    "alert.snoozed",
                    words.moment(alert.snoozed().at()),
                    alert.snoozed().by()));
        }
        if (alert.mutedUntil() != null) {
            noted.add(getTranslation("alert.muted", words.moment(alert.mutedUntil())));
        }
        return noted.toString();
    }
}
