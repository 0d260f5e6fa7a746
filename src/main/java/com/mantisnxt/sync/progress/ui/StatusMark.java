package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Colour, mark and word of a state. */
@Tag("status-mark")
@JsModule("./shared/status-mark.ts")
class StatusMark extends Component {

    void show(String state, String label) {
        getElement().setProperty("state", state);
        getElement().setProperty("label", label);
    }
}
