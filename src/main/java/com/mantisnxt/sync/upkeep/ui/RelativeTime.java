package com.mantisnxt.sync.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moment as "3 min ago" or "in 2 days", ticking in the browser, with the exact time on hover. */
@Tag("relative-time")
@JsModule("./shared/relative-time.ts")
final class RelativeTime extends Component {

    RelativeTime(@Nullable Instant at) {
        if (at != null) {
            getElement().setProperty("at", (double) at.toEpochMilli());
        }
    }
}
