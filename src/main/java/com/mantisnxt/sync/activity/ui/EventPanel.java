package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event in full, at the side of the list. */
final class EventPanel extends Section {

    private final People people;
    private final Runnable close;

    EventPanel(People people, Runnable close) {
        this.people = people;
        this.close = close;
        addClassName("event-panel");
        getElement().setAttribute("aria-label", getTranslation("activity.event"));
    }

    void show(ActivityDetail event, List<Component> around) {
        ActivityRow row = event.row();
        removeAll();
        add(head(new StatusMark(row.status()), new H2(word("action", row.action()))), facts(row));
        if (row.syncId() != null) {
            Anchor sync = new Anchor(ActivityCells.syncHref(row.syncId()), getTranslation("activity.event.to-sync"));
            sync.addClassName("event-to-sync");
            add(sync);
        }
        part("activity.event.message", row.message() == null ? null : new Paragraph(row.message()));
        part("activity.event.error", CopyableText.of(row.error()));
        part("activity.event.details", CopyableText.json(event.details()));
        part("activity.event.around", around.isEmpty() ? null : new Div(around.toArray(Component[]::new)));
    }

    void unknown() {
        removeAll();
        add(head(new H2(getTranslation("activity.event.unknown"))));
        add(new Paragraph(getTranslation("activity.event.unknown.text")));
    }

    private Header head(Component... title) {
        Button closing = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> close.run());
        closing.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        closing.setAriaLabel(getTranslation("activity.event.close"));
        Header head = new Header(title);
        head.add(closing);
        return head;
    }

    private DescriptionList facts(ActivityRow row) {
        var facts = new DescriptionList();
        fact(facts, "time", time(row));
        fact(facts, "entity", word("entity", row.entity()));
        fact(facts, "source", word("source", row.source()));
        fact(facts, "sync", row.syncId());
        fact(facts, "item", row.itemKey());
        fact(facts, "records", row.recordCount() == 0 ? null : String.format(getLocale(), "%,d", row.recordCount()));
        fact(
                facts,
                "duration",
                row.durationSeconds() == null
                        ? null
                        : getTranslation(
                                "activity.event.seconds", row.durationSeconds().toPlainString()));
        fact(facts, "user", people.name(row.user()));
        return facts;
    }

    private void fact(DescriptionList facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(
                    new DescriptionList.Term(getTranslation("activity.column." + key)),
                    new DescriptionList.Description(value));
        }
    }

    private void part(String key, @Nullable Component content) {
        if (content != null) {
            add(new H3(getTranslation(key)), content);
        }
    }

    private String time(ActivityRow row) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .localizedBy(getLocale())
                .format(row.id().at().atZone(BrowserZone.of(UI.getCurrent())));
    }

    private @Nullable String word(String kind, @Nullable Coded value) {
        return value == null ? null : getTranslation("activity." + kind + "." + value.label());
    }
}
