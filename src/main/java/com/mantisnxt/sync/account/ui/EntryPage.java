package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The look of the pages before one is in: a card in the middle, and nothing else. */
@StyleSheet("styles/account.css")
abstract class EntryPage extends Main {

    private final Div card = new Div();

    EntryPage() {
        addClassName("sc-sign-in");
        card.addClassName("sc-card");
        Span name = new Span(new Icon("logo"), new Span(getTranslation("app.name")));
        name.addClassName("sc-logo");
        add(name, card);
    }

    Div card() {
        return card;
    }

    void heading(String key) {
        card.add(new H1(getTranslation(key)));
    }

    void sayItIsSpent() {
        heading("account.link.spent");
        card.add(new Paragraph(getTranslation("account.link.spent.text")));
        card.add(new Anchor("login", getTranslation("account.link.to-sign-in")));
    }
}
