package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** The head of a view, which the shell moves into its bar: a title, what the view says of itself, tools at the end. */
public class PageHeader extends Header {

    public PageHeader(String title, Component... beside) {
        addClassName("sc-header");
        H1 heading = new H1(title);
        heading.addClassName("sc-title");
        Span space = new Span();
        space.addClassName("sc-grow");
        add(heading);
        add(beside);
        add(space);
    }

    public PageHeader withTools(Component... components) {
        add(components);
        return this;
    }
}
