package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.Coded;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/** How the cells of an event look; they are drawn, and tick, in the browser. */
final class ActivityCells {

    private static final String MARK = "<status-mark state=${item.state} label=${item.label}></status-mark>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";
    private static final String TEXT = "<span class=\"activity-text\">${item.text}</span>";
    private static final String LINE =
            "<found-text class=\"activity-text\" .text=${item.text} .places=${item.places}></found-text>";
    // out of the tab order: a grid is one stop of it
    private static final String SYNC = """
            ${item.href ? html`<a href=${item.href} tabindex="-1" class="activity-sync" title=${item.sync}>${item.sync}</a>`
                : html`<span class="activity-text" title=${item.hint}>${item.sync}</span>`}""";
    private static final String TOOK =
            "${item.took < 0 ? '' : html`<live-duration seconds=${item.took}></live-duration>`}";
    private static final String CARD = "<div class=\"activity-card\"><div class=\"activity-card-head\">" + MARK + AGO
            + "</div>" + LINE + "<div class=\"activity-card-foot\">${item.foot}</div></div>";

    private final Component owner;
    private final People people;
    private final KnownSyncs syncs;
    private final NumberFormat numbers;
    private WordMarks words = WordMarks.NONE;

    ActivityCells(Component owner, People people, KnownSyncs syncs) {
        this.syncs = syncs;
        this.owner = owner;
        this.people = people;
        this.numbers = NumberFormat.getIntegerInstance(
                owner.getUI().map(ui -> ui.getLocale()).orElse(java.util.Locale.ENGLISH));
    }

    /** What was searched for is marked in the lines. */
    void mark(WordMarks searched) {
        words = searched;
    }

    static String syncHref(String syncId) {
        return "./?sync=" + URLEncoder.encode(syncId, StandardCharsets.UTF_8);
    }

    /** The first line of what matters most, with the item that it is about. */
    static String line(ActivityRow row) {
        String text = row.text() == null ? "" : row.text().strip();
        String first = text.lines().findFirst().orElse("");
        return row.itemKey() == null || first.contains(row.itemKey()) ? first : row.itemKey() + ": " + first;
    }

    LitRenderer<ActivityRow> time() {
        return time(LitRenderer.of(AGO));
    }

    LitRenderer<ActivityRow> status() {
        return status(LitRenderer.of(MARK));
    }

    LitRenderer<ActivityRow> sync() {
        return LitRenderer.<ActivityRow>of(SYNC)
                .withProperty("sync", row -> or(row.syncId()))
                .withProperty("href", row -> isThere(row) ? syncHref(or(row.syncId())) : "")
                .withProperty("hint", row -> isForgotten(row) ? or(row.syncId()) + " · " + gone() : "");
    }

    private boolean isThere(ActivityRow row) {
        return row.syncId() != null && syncs.has(row.syncId());
    }

    private boolean isForgotten(ActivityRow row) {
        return row.syncId() != null && !syncs.has(row.syncId());
    }

    private String gone() {
        return owner.getTranslation("activity.event.sync-gone");
    }

    LitRenderer<ActivityRow> text(ValueProvider<ActivityRow, String> text) {
        return LitRenderer.<ActivityRow>of(TEXT).withProperty("text", text);
    }

    LitRenderer<ActivityRow> line() {
        return line(LitRenderer.of(LINE));
    }

    private LitRenderer<ActivityRow> line(LitRenderer<ActivityRow> renderer) {
        return renderer.withProperty("text", ActivityCells::line)
                .withProperty("places", row -> words.places(line(row)));
    }

    LitRenderer<ActivityRow> duration() {
        return LitRenderer.<ActivityRow>of(TOOK)
                .withProperty(
                        "took",
                        row -> row.durationSeconds() == null
                                ? -1
                                : row.durationSeconds().intValue());
    }

    /** All of it in three lines, for narrow screens. */
    LitRenderer<ActivityRow> card() {
        return line(time(status(LitRenderer.of(CARD))))
                .withProperty("foot", row -> (word("entity", row.entity()) + "  " + or(row.syncId())).strip());
    }

    String records(ActivityRow row) {
        return row.recordCount() == 0 ? "" : numbers.format(row.recordCount());
    }

    String user(ActivityRow row) {
        return people.name(row.user());
    }

    String word(String kind, @Nullable Coded value) {
        return value == null ? "" : owner.getTranslation("activity." + kind + "." + value.label());
    }

    private static LitRenderer<ActivityRow> time(LitRenderer<ActivityRow> renderer) {
        return renderer.withProperty("at", row -> row.id().at().toEpochMilli());
    }

    private LitRenderer<ActivityRow> status(LitRenderer<ActivityRow> renderer) {
        return renderer.withProperty("state", row -> StatusState.of(row.status()))
                .withProperty("label", row -> word("status", row.status()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
