package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the cells of a preview look; times tick in the browser. */
final class PreviewCells {

    private static final String UNKNOWN = "–";
    private static final String TEXT = "<span class=\"preview-text\">${item.text}</span>";
    private static final String OF = "<div class=\"item-row\"><b>${item.title}</b><small>${item.about}</small></div>";
    private static final String STATE =
            "<span class=\"preview-state\" data-state=${item.state}>${item.stateText}</span>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";
    private static final String LEFT = "${item.until ? html`<live-duration until=${item.until}></live-duration>` : ''}";
    private static final String COUNT = "<span class=\"preview-count\" data-kind=${item.kind}>${item.count}</span>";
    private static final String CARD = "<div class=\"preview-card\">" + OF + "<div>" + STATE + "</div>"
            + "<span>${item.counts}</span><small>" + AGO + " ${item.until ? item.ends : ''} " + LEFT + "</small></div>";

    private final Component owner;
    private final PreviewNames names;
    private final Clock clock;

    PreviewCells(Component owner, PreviewNames names, Clock clock) {
        this.owner = owner;
        this.names = names;
        this.clock = clock;
    }

    LitRenderer<ListedPreview> text(ValueProvider<ListedPreview, String> text) {
        return LitRenderer.<ListedPreview>of(TEXT).withProperty("text", text);
    }

    LitRenderer<ListedPreview> of() {
        return of(LitRenderer.of(OF));
    }

    LitRenderer<ListedPreview> state() {
        return state(LitRenderer.of(STATE));
    }

    LitRenderer<ListedPreview> count(ChangeKind kind) {
        return LitRenderer.<ListedPreview>of(COUNT)
                .withProperty("kind", row -> isNone(row, kind) ? "none" : kind.label())
                .withProperty("count", row -> number(row, kind));
    }

    LitRenderer<ListedPreview> unchanged() {
        return LitRenderer.<ListedPreview>of(COUNT)
                .withProperty("kind", row -> "none")
                .withProperty("count", this::unchanged);
    }

    LitRenderer<ListedPreview> computed() {
        return computed(LitRenderer.of(AGO));
    }

    LitRenderer<ListedPreview> expires() {
        return expires(LitRenderer.of(LEFT));
    }

    LitRenderer<ListedPreview> card() {
        return of(state(computed(expires(LitRenderer.of(CARD)))))
                .withProperty("counts", this::counts)
                .withProperty("ends", row -> "· " + owner.getTranslation("preview.ends"));
    }

    /** Two shops of one kind are told apart by their names. */
    private LitRenderer<ListedPreview> of(LitRenderer<ListedPreview> renderer) {
        return renderer.withProperty("title", row -> {
                    String name = names.connection(row);
                    return name.isEmpty() ? source(row) : name;
                })
                .withProperty(
                        "about",
                        row -> Stream.of(names.connection(row).isEmpty() ? "" : source(row), entity(row), service(row))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")));
    }

    private String source(ListedPreview row) {
        return owner.getTranslation("preview.source." + row.preview().source().label());
    }

    private String entity(ListedPreview row) {
        EntityWords words = new EntityWords(owner);
        return row.plan() == null
                ? words.of(row.preview())
                : words.of(row.plan().entity());
    }

    /** The sync that the service named; those of our own say nothing to people. */
    private static String service(ListedPreview row) {
        boolean isOurs = row.plan() != null && row.plan().connection() != null;
        return isOurs ? "" : Objects.requireNonNullElse(row.preview().syncId(), "");
    }

    private LitRenderer<ListedPreview> state(LitRenderer<ListedPreview> renderer) {
        return renderer.withProperty("state", row -> stateName(row).replace("preview.state.", ""))
                .withProperty("stateText", row -> owner.getTranslation(stateName(row)));
    }

    private String stateName(ListedPreview row) {
        Instant now = clock.instant();
        if (row.plan() != null) {
            return PlanWords.state(row.plan(), now);
        }
        return row.preview().isExpired(now) ? "preview.state.expired" : "preview.state.pending";
    }

    private static boolean isNone(ListedPreview row, ChangeKind kind) {
        return isUncounted(row) || count(row, kind) == 0;
    }

    /** What is computed yet, or could not be, has no numbers. */
    private static boolean isUncounted(ListedPreview row) {
        return row.plan() == null
                ? !row.preview().delta().isRecord()
                : row.plan().hash().isEmpty();
    }

    private static long count(ListedPreview row, ChangeKind kind) {
        PlanRow plan = row.plan();
        DeltaSummary delta = row.preview().delta();
        return plan == null ? delta.count(kind) : plan.counts().of(kind);
    }

    private String number(ListedPreview row, ChangeKind kind) {
        return isUncounted(row) ? UNKNOWN : number(count(row, kind));
    }

    private String unchanged(ListedPreview row) {
        return row.plan() == null || isUncounted(row)
                ? UNKNOWN
                : number(row.plan().counts().unchanged());
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(owner.getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                .format(value);
    }

    private String counts(ListedPreview row) {
        return isUncounted(row)
                ? ""
                : owner.getTranslation(
                        "preview.counts",
                        number(row, ChangeKind.NEW),
                        number(row, ChangeKind.UPDATED),
                        number(row, ChangeKind.DELETED),
                        unchanged(row));
    }

    private static LitRenderer<ListedPreview> computed(LitRenderer<ListedPreview> renderer) {
        return renderer.withProperty("at", row -> row.preview().computedAt().toEpochMilli());
    }

    /** Counts down only while there is something to decide. */
    private LitRenderer<ListedPreview> expires(LitRenderer<ListedPreview> renderer) {
        return renderer.withProperty("until", row -> {
            Instant until = row.decidableUntil();
            return until == null || !row.isWaiting(clock.instant()) ? 0 : until.toEpochMilli();
        });
    }
}
