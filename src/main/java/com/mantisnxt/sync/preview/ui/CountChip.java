package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** A number and what it counts; pressed it narrows the list to just that, pressed again it no longer does. */
final class CountChip extends NativeButton {

    CountChip(String name, long count, boolean isShown, Runnable choose) {
        super("", event -> choose.run());
        setText(getTranslation("preview.kind." + name) + " ");
        Span number = new Span(NumberFormat.getIntegerInstance(getLocale()).format(count));
        number.addClassName("preview-count");
        number.getElement().setAttribute("data-kind", count == 0 ? "none" : name);
        add(number);
        addClassNames("sc-chip", "kind-" + name.replace('.', '-'));
        getElement().setAttribute("aria-pressed", String.valueOf(isShown));
    }
}
