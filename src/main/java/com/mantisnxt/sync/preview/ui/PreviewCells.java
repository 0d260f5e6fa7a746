package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.mantisnxt.sync.preview.PreviewRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the cells of a preview look; times tick in the browser. */
final class PreviewCells {

    private static final String TEXT = "<span class=\"preview-text\">${item.text}</span>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";
    private static final String LEFT = "${item.expired ? html`<span class=\"sc-badge\">${item.word}</span>`"
            + " : html`<live-duration until=${item.until}></live-duration>`}";
    private static final String COUNT = "<span class=\"preview-count\" data-kind=${item.kind}>${item.count}</span>";
    private static final String CARD = "<div class=\"preview-card\"><b>${item.title}</b><span>${item.counts}</span>"
            + "<small>" + AGO + " · ${item.expired ? '' : item.ends} " + LEFT + "</small></div>";

    private final Component owner;
    private final Clock clock;

    PreviewCells(Component owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    LitRenderer<PreviewRow> text(ValueProvider<PreviewRow, String> text) {
        return LitRenderer.<PreviewRow>of(TEXT).withProperty("text", text);
    }

    LitRenderer<PreviewRow> count(ChangeKind kind) {
        return LitRenderer.<PreviewRow>of(COUNT)
                .withProperty("kind", row -> row.delta().count(kind) == 0 ? "none" : kind.label())
                .withProperty("count", row -> number(row.delta(), kind));
    }

    LitRenderer<PreviewRow> computed() {
        return computed(LitRenderer.of(AGO));
    }

    LitRenderer<PreviewRow> expires() {
        return expires(LitRenderer.of(LEFT));
    }

    LitRenderer<PreviewRow> card() {
        return computed(expires(LitRenderer.of(CARD)))
                .withProperty("title", row -> (source(row) + " " + entity(row)).strip())
                .withProperty("counts", this::counts)
                .withProperty("ends", row -> owner.getTranslation("preview.ends"));
    }

    String source(PreviewRow row) {
        return owner.getTranslation("preview.source." + row.source().label());
    }

    /** The delta names it as its service does; nothing is made of it. */
    String entity(PreviewRow row) {
        return or(row.delta().entity());
    }

    String sync(PreviewRow row) {
        return or(row.syncId());
    }

    String number(DeltaSummary delta, ChangeKind kind) {
        return delta.isRecord()
                ? NumberFormat.getIntegerInstance(
                                owner.getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                        .format(delta.count(kind))
                : "?";
    }

    private String counts(PreviewRow row) {
        return owner.getTranslation(
                "preview.counts",
                number(row.delta(), ChangeKind.NEW),
                number(row.delta(), ChangeKind.UPDATED),
                number(row.delta(), ChangeKind.DELETED));
    }

    private static LitRenderer<PreviewRow> computed(LitRenderer<PreviewRow> renderer) {
        return renderer.withProperty("at", row -> row.computedAt().toEpochMilli());
    }

    private LitRenderer<PreviewRow> expires(LitRenderer<PreviewRow> renderer) {
        return renderer.withProperty("until", row -> row.expiresAt().toEpochMilli())
                .withProperty("expired", row -> row.isExpired(clock.instant()))
                .withProperty("word", row -> owner.getTranslation("preview.expired"));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
