package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many items come, change and go; each a choice of what is listed. */
final class KindChips extends Div {

    private final Consumer<ChangeKind> chosen;

    KindChips(Consumer<ChangeKind> chosen) {
        this.chosen = chosen;
        addClassName("kind-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.kinds"));
    }

    /** @param matches what a search found of each kind; null without one */
    void show(DeltaSummary delta, ChangeKind shown, @Nullable Map<ChangeKind, Integer> matches) {
        removeAll();
        for (ChangeKind kind : ChangeKind.values()) {
            add(chip(delta, kind, matches, kind == shown));
        }
    }

    private NativeButton chip(
            DeltaSummary delta, ChangeKind kind, @Nullable Map<ChangeKind, Integer> matches, boolean isShown) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(getLocale());
        String all = delta.isRecord() ? numbers.format(delta.count(kind)) : "?";
        String count = matches == null
                ? all
                : getTranslation("preview.of", numbers.format(matches.getOrDefault(kind, 0)), all);
        Span number = new Span(count);
        number.addClassName("preview-count");
        number.getElement().setAttribute("data-kind", kind.label());
        var chip = new NativeButton(getTranslation("preview.kind." + kind.label()) + " ", event -> chosen.accept(kind));
        chip.add(number);
        chip.addClassNames("sc-chip", "kind-" + kind.label());
        chip.getElement().setAttribute("aria-pressed", String.valueOf(isShown));
        return chip;
    }
}
