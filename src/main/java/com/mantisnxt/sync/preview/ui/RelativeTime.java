package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;

/** A moment as "3 min ago", ticking in the browser, with the exact time on hover. */
@Tag("relative-time")
@JsModule("./shared/relative-time.ts")
class RelativeTime extends Component {

    RelativeTime(Instant at) {
        getElement().setAttribute("at", String.valueOf(at.toEpochMilli()));
    }
}
