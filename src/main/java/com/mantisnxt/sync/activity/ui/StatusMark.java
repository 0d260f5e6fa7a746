package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.SyncStatus;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A status as colour, mark and word. */
@Tag("status-mark")
@JsModule("./shared/status-mark.ts")
final class StatusMark extends Component {

    StatusMark(SyncStatus status) {
        getElement().setAttribute("state", StatusState.of(status));
        getElement().setAttribute("label", getTranslation("activity.status." + status.label()));
    }
}
