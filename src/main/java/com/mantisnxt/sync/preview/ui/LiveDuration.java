package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;

/** A time that counts down in the browser. */
@Tag("live-duration")
@JsModule("./shared/live-duration.ts")
class LiveDuration extends Component {

    LiveDuration(Instant until, Runnable atZero) {
        getElement().setAttribute("until", String.valueOf(until.toEpochMilli()));
        getElement().addEventListener("elapsed", event -> atZero.run());
    }
}
