package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Words and times that the parts of the page share. */
final class AlertWords {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Component owner;

    AlertWords(Component owner) {
        this.owner = owner;
    }

    String rule(String code) {
        return owner.getTranslation("alert.rule." + code);
    }

    /** Where the link of an alert leads to. */
    String link(String path) {
        String place = path.startsWith("?") ? "sync" : path.split("[/?]", 2)[0];
        return owner.getTranslation("alert.to." + place);
    }

    String source(int code) {
        return owner.getTranslation(
                "connector." + Coded.byCode(SourceSystem.class, code).label());
    }

    /** Day and minute where whoever looks is. */
    String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
                .withZone(zone())
                .format(at);
    }

    /** Until when something may rest, by the keys of the texts. */
    Map<String, Instant> untils(Instant now) {
        Map<String, Instant> untils = new LinkedHashMap<>();
        untils.put("1h", now.plus(Duration.ofHours(1)));
        untils.put("4h", now.plus(Duration.ofHours(4)));
        untils.put("tomorrow", tomorrow(now));
        untils.put("7d", now.plus(Duration.ofDays(7)));
        untils.put("30d", now.plus(Duration.ofDays(30)));
        return untils;
    }

    private static Instant tomorrow(Instant now) {
        ZonedDateTime here = now.atZone(zone());
        return here.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone()).toInstant();
    }

    private static ZoneId zone() {
        return BrowserZone.of(Objects.requireNonNull(UI.getCurrent()));
    }

    static Element ago(Instant at) {
        return new Element("relative-time").setProperty("at", (double) at.toEpochMilli());
    }

    /** Why it is over, and by whom. */
    String end(AlertRow alert) {
        AlertRow.Closed closed = alert.closed();
        if (closed == null) {
            return owner.getTranslation("alert.end.open");
        }
        return closed.by() == null
                ? owner.getTranslation("alert.end." + closed.reason().label())
                : owner.getTranslation("alert.end.by", closed.by());
    }
}
