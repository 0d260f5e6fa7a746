package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time zone of whoever looks, as the browser tells it. */
public final class BrowserZone {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS z", Locale.ENGLISH);

    private BrowserZone() {}

    /** UTC where the browser told none. */
    public static ZoneId of(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        String told = details == null ? null : details.getTimeZoneId();
        try {
            return told == null || told.isBlank() ? ZoneOffset.UTC : ZoneId.of(told);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** A moment to the millisecond where whoever looks is, with the zone: to be told apart, copied and sorted. */
    public static String exact(Instant at, UI ui) {
        return EXACT.format(at.atZone(of(ui)));
    }
}
