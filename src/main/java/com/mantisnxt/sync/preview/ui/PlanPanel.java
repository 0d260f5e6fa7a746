package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.preview.ExactNumbers;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** One item in full: what it is, what it will be, what is against it, and taking it or a field of it out. */
final class PlanPanel extends Section {

    private final Acts acts;
    private final PlanWords words = new PlanWords(this);
    private final FieldDiff diff = new FieldDiff();
    private final ExactNumbers numbers = new ExactNumbers();

    /** What can be done from here. */
    interface Acts {
        void close();

        /** Out when it is in, in when it is out. */
        void turn(PlanItemRow row);

        void turnField(PlanItemRow row, String field);
    }

    PlanPanel(Acts acts) {
        this.acts = acts;
        addClassNames("sc-card", "item-panel");
        getElement().setAttribute("aria-label", getTranslation("preview.item"));
    }

    /** @param isOpen whether it may still be taken out */
    void show(PlanItem item, boolean isOpen) {
        removeAll();
        PlanItemRow row = item.row();
        add(head(words.name(row)));
        Paragraph about = new Paragraph(
                item.before() == null
                        ? words.about(row)
                        : getTranslation("preview.item.version", words.about(row), item.beforeVersion()));
        about.addClassName("sc-mute");
        add(about);
        if (!row.warnings().isEmpty()) {
            why(
                    row.warnings().stream()
                            .map(warning -> getTranslation("preview.kind.warning." + warning.label()))
                            .collect(Collectors.joining(" · ")),
                    "warn");
        }
        item.exclusions().forEach(this::exclusion);
        outcome(item.outcome());
        boolean stateTurns = row.changed().contains(PlanItemRow.STATE);
        diff.show(side(item.before(), stateTurns), side(item.after(), stateTurns));
        add(diff);
        if (isOpen) {
            add(decisions(row));
        }
    }

    void unknown() {
        removeAll();
        add(head(getTranslation("preview.item.unknown")));
    }

    private JsonNode side(PlanItem.@Nullable Side side, boolean stateTurns) {
        if (side == null) {
            return NullNode.instance;
        }
        ObjectNode shown = side.data().deepCopy();
        if (stateTurns) {
            shown.put(
                    getTranslation("preview.field.state"),
                    getTranslation("preview.record." + side.state().label()));
        }
        return numbers.kept(shown);
    }

    private void exclusion(PlanItem.Exclusion exclusion) {
        String by = Isolated.text(exclusion.by());
        String reason = Isolated.text(exclusion.reason());
        String what = exclusion.field() == null
                ? getTranslation("preview.out.item", by, reason)
                : getTranslation("preview.out.field", words.field(exclusion.field()), by, reason);
        why(what, "plain");
    }

    private void outcome(PlanItem.@Nullable Outcome outcome) {
        if (outcome != null) {
            String kind = outcome.kind().label();
            String text = getTranslation("preview.became." + kind);
            why(outcome.reason() == null ? text : text + " " + outcome.reason(), kind);
        }
    }

    private Div decisions(PlanItemRow row) {
        Button item = new Button(
                getTranslation(row.excluded() ? "preview.include" : "preview.exclude"), event -> acts.turn(row));
        Div decisions = new Div(item);
        decisions.addClassName("plan-decisions");
        if (!row.excluded() && row.changed().size() > 1) {
            Span label = new Span(getTranslation("preview.fields"));
            label.addClassNames("sc-small", "sc-mute");
            decisions.add(label);
            row.changed().forEach(field -> decisions.add(field(row, field)));
        }
        return decisions;
    }

    private NativeButton field(PlanItemRow row, String field) {
        NativeButton chip = new NativeButton(words.field(field), event -> acts.turnField(row, field));
        chip.addClassName("sc-chip");
        chip.getElement()
                .setAttribute(
                        "aria-pressed", String.valueOf(!row.excludedFields().contains(field)));
        return chip;
    }

    private void why(String text, String tone) {
        Paragraph note = new Paragraph(text);
        note.addClassName("sc-why");
        note.getElement().setAttribute("data-tone", tone);
        add(note);
    }

    private Header head(String title) {
        Button closing = new Button(new Icon("close"), event -> acts.close());
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        closing.setAriaLabel(getTranslation("preview.item.close"));
        H2 heading = new H2(title);
        heading.getElement().setAttribute("dir", "auto");
        return new Header(heading, closing);
    }
}
