package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Alerts of the past, one per line; on a narrow screen each a card. */
final class HistoryGrid extends Grid<AlertRow> {

    private static final String CARD = "card";
    private static final String TEXT = "<span class=\"history-text\" title=${item.text}>${item.text}</span>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";
    private static final String LINES = "<div class=\"history-card\"><div><b>${item.what}</b>" + AGO
            + "</div><span>${item.subject}</span><small>${item.text}</small><small>${item.end}</small></div>";

    private final transient AlertWords words;
    private final transient Clock clock;

    HistoryGrid(AlertWords words, Clock clock, Consumer<AlertRow> opener) {
        this.words = words;
        this.clock = clock;
        addClassName("history-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        getElement().setAttribute("aria-label", getTranslation("alert.show.history"));
        text("what", "9rem", alert -> words.rule(alert.rule()));
        text("subject", "10rem", AlertRow::subject);
        text("text", "16rem", AlertRow::text).setFlexGrow(3);
        text("end", "10rem", words::end);
        text("lasted", "6rem", this::lasted);
        addColumn(LitRenderer.<AlertRow>of(AGO).withProperty("at", HistoryGrid::at))
                .setKey("at")
                .setHeader(getTranslation("alert.history.at"))
                .setWidth("7rem")
                .setFlexGrow(0);
        addColumn(card()).setKey(CARD).setHeader(getTranslation("alert.title")).setVisible(false);
        RowOpener.on(this, opener);
    }

    /** Cards instead of columns. */
    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(CARD.equals(column.getKey()) == narrow));
    }

    private Column<AlertRow> text(String key, String width, ValueProvider<AlertRow, String> text) {
        return addColumn(LitRenderer.<AlertRow>of(TEXT).withProperty("text", text))
                .setKey(key)
                .setHeader(getTranslation("alert.history." + key))
                .setWidth(width)
                .setFlexGrow(1)
                .setResizable(true);
    }

    private LitRenderer<AlertRow> card() {
        return LitRenderer.<AlertRow>of(LINES)
                .withProperty("what", alert -> words.rule(alert.rule()))
                .withProperty("subject", AlertRow::subject)
                .withProperty("text", AlertRow::text)
                .withProperty("end", words::end)
                .withProperty("at", HistoryGrid::at);
    }

    private static double at(AlertRow alert) {
        return alert.times().openedAt().toEpochMilli();
    }

    private String lasted(AlertRow alert) {
        Instant end = alert.closed() == null ? clock.instant() : alert.closed().at();
        Duration time = Duration.between(alert.times().openedAt(), end).truncatedTo(ChronoUnit.SECONDS);
        if (time.toMinutes() == 0) {
            return getTranslation("alert.lasted.seconds", Math.max(0, time.toSeconds()));
        }
        return time.toHours() == 0
                ? getTranslation("alert.lasted.minutes", time.toMinutes())
                : getTranslation("alert.lasted.hours", time.toHours(), time.toMinutesPart());
    }
}
