package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.function.Consumer;

/** What a preview holds, in numbers; each number a choice of what is listed. */
final class PlanChips extends Div {

    private final Consumer<ItemQuery> chosen;

    PlanChips(Consumer<ItemQuery> chosen) {
        this.chosen = chosen;
        addClassName("kind-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.kinds"));
    }

    void show(PlanRow plan, ItemQuery query, PlanItems.Facets facets) {
        removeAll();
        PlanRow.Counts counts = plan.counts();
        add(start(counts, query.equals(ItemQuery.all())));
        add(kind(ChangeKind.NEW, counts, query), kind(ChangeKind.UPDATED, counts, query));
        add(unchanged(counts.unchanged()));
        facets.warnings().forEach((warning, count) -> add(warning(warning, count, query)));
        if (query.warning() != null && !facets.warnings().containsKey(query.warning())) {
            // whoever asks for it must be able to ask for more again
            add(warning(query.warning(), 0, query));
        }
        if (counts.excluded() > 0) {
            boolean isShown = Boolean.TRUE.equals(query.excluded());
            add(chip("excluded", counts.excluded(), isShown, query.withExcluded(isShown ? null : Boolean.TRUE)));
        }
        // apart from what comes and changes
        add(kind(ChangeKind.DELETED, counts, query));
    }

    /** What is listed unasked. */
    private CountChip start(PlanRow.Counts counts, boolean isShown) {
        int others = counts.total() - counts.deleted();
        return others == 0 || counts.deleted() == 0
                ? chip("all", counts.total(), isShown, ItemQuery.all())
                : chip("kept", others, isShown, ItemQuery.all());
    }

    private CountChip kind(ChangeKind kind, PlanRow.Counts counts, ItemQuery query) {
        boolean isShown = kind == query.kind();
        return chip(kind.label(), counts.of(kind), isShown, query.withKind(isShown ? null : kind));
    }

    private CountChip warning(Warning warning, int count, ItemQuery query) {
        boolean isShown = warning == query.warning();
        CountChip chip =
                chip("warning." + warning.label(), count, isShown, query.withWarning(isShown ? null : warning));
        chip.getElement().setAttribute("data-tone", "warn");
        return chip;
    }

    private Span unchanged(long count) {
        Span chip = new Span(getTranslation("preview.kind.unchanged") + " ");
        chip.add(number("none", count));
        chip.addClassNames("sc-chip", "preview-unchanged");
        return chip;
    }

    private CountChip chip(String name, long count, boolean isShown, ItemQuery query) {
        return new CountChip(name, count, isShown, () -> chosen.accept(query));
    }

    private Span number(String kind, long count) {
        Span number = new Span(NumberFormat.getIntegerInstance(getLocale()).format(count));
        number.addClassName("preview-count");
        number.getElement().setAttribute("data-kind", kind);
        return number;
    }
}
