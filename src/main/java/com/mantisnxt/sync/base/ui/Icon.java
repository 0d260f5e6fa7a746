package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A decorative stroke icon, coloured by its text. */
@Tag("sc-icon")
@JsModule("./shared/sc-icon.ts")
public final class Icon extends Component {

    /** @param name as listed in frontend/shared/sc-icon.ts */
    public Icon(String name) {
        getElement().setAttribute("name", name);
    }
}
