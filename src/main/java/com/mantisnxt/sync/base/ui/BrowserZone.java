package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone of whoever looks, as the browser tells it. */
public final class BrowserZone {

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
}
