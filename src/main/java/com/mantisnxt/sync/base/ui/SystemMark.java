package com.mantisnxt.sync.base.ui;

import com.mantisnxt.sync.base.SourceSystem;
import com.vaadin.flow.component.Component;

/** The small picture of a kind of system before its name; systems.css draws it, and it adds nothing that is read out. */
public final class SystemMark {

    private SystemMark() {}

    /** @param named says the system's name */
    public static void on(Component named, SourceSystem system) {
        named.getElement().setAttribute("data-system", system.label());
    }
}
