package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says why there is nothing to see, and what to do about it. */
public class EmptyState extends Div {

    public EmptyState(String title, String text, Component... more) {
        addClassName("sc-empty");
        add(new H2(title), new Paragraph(text));
        add(more);
    }
}
