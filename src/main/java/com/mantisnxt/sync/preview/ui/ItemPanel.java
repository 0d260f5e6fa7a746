package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.PreviewItem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** One item in full: what it is now and what it will be. */
final class ItemPanel extends Section {

    private final Runnable close;
    private final ItemWords words = new ItemWords(this);
    private final FieldDiff diff = new FieldDiff();

    ItemPanel(Runnable close) {
        this.close = close;
        addClassNames("sc-card", "item-panel");
        getElement().setAttribute("aria-label", getTranslation("preview.item"));
    }

    void show(ChangeKind kind, PreviewItem item) {
        removeAll();
        add(head(words.name(item.row())));
        var about = new Paragraph(getTranslation(
                "preview.item.about." + kind.label(),
                words.about(item.row()),
                item.row().index() + 1));
        about.addClassName("sc-mute");
        add(about);
        if (item.row().fault() != null) {
            var fault = new Paragraph(words.fault(item.row().fault()));
            fault.addClassName("sc-why");
            add(fault);
        }
        diff.show(item.before(), item.after());
        add(diff);
    }

    void unknown() {
        removeAll();
        add(head(getTranslation("preview.item.unknown")));
    }

    private Header head(String title) {
        var closing = new Button(new Icon("close"), event -> close.run());
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        closing.setAriaLabel(getTranslation("preview.item.close"));
        Component heading = new H2(title);
        heading.getElement().setAttribute("dir", "auto");
        return new Header(heading, closing);
    }
}
