package com.mantisnxt.sync.progress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A moment as "3 min ago", ticking in the browser, with the exact time on hover. */
@Tag("relative-time")
@JsModule("./shared/relative-time.ts")
class RelativeTime extends Component {

    private @Nullable Instant shown;

    void at(@Nullable Instant at) {
        Instant second = at == null ? null : Instant.ofEpochSecond(at.getEpochSecond());
        if (second == null) {
            getElement().removeProperty("at");
        } else if (!second.equals(shown)) {
            getElement().setProperty("at", (double) second.toEpochMilli());
        }
        shown = second;
    }
}
