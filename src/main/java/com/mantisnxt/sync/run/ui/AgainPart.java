package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.run.SyncOverview;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;

/** Begins the same again, beside a sync on the board that the console does itself. */
final class AgainPart extends Div {

    AgainPart(SyncServices services, SyncOverview.Origin origin) {
        StartButtons buttons = new StartButtons(services, () -> {});
        buttons.choose(services.connections().get(origin.connection()), origin.entity());
        add(new H3(getTranslation("start.again")), buttons);
    }
}
