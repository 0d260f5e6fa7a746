package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** The head of a view: its title, what it has to say about itself, and its tools at the end. */
public class PageHeader extends Header {

    private final Div tools = new Div();

    public PageHeader(String title, Component... beside) {
        addClassName("page-header");
        add(new H1(title));
        add(beside);
        tools.addClassName("page-tools");
        add(tools);
    }

    public PageHeader withTools(Component... components) {
        tools.add(components);
        return this;
    }
}
