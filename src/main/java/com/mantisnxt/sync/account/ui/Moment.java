package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A point in time in a cell, to the second and with its zone. */
final class Moment extends Span {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Moment(@Nullable Instant at) {
        setText(at == null ? getTranslation("admin.never") : FORMAT.format(at) + " UTC");
        if (at != null) {
            getElement().setAttribute("title", at.toString());
        }
    }
}
