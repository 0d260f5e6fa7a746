package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.Icon;
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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/** One event in full, at the side of the list. */
final class EventPanel extends Section {

    private static final String COPY_LINK = """
            const link = new URL('activity?event=' + $0, document.baseURI).href;
            if (!navigator.clipboard) return link;
            return navigator.clipboard.writeText(link).then(() => '', () => link);
            """;

    private final People people;
    private final transient Acts acts;
    private final Div sync = new Div();
    private final Div around = new Div();

    /** What one can do from an open event. */
    interface Acts {

        void close();

        /** To the next event of the list. */
        void step(boolean newer);
    }

    EventPanel(People people, Acts acts) {
        this.people = people;
        this.acts = acts;
        addClassName("event-panel");
        getElement().setAttribute("aria-label", getTranslation("activity.event"));
    }

    void show(ActivityDetail event, WordMarks words) {
        ActivityRow row = event.row();
        removeAll();
        add(head(row, new StatusMark(row.status()), new H2(word("action", row.action()))), facts(row, words));
        sync.removeAll();
        add(sync);
        String message = row.message();
        part("activity.event.message", message == null ? null : MarkedText.in(directed(), message, words));
        part("activity.event.error", CopyableText.of(row.error(), words));
        part("activity.event.details", CopyableText.json(event.details()));
        part("activity.event.around", around);
    }

    /** The way to its sync; where none is kept any more, that. */
    void sync(String syncId, boolean isKept) {
        if (isKept) {
            Anchor link = new Anchor(ActivityCells.syncHref(syncId), getTranslation("activity.event.to-sync"));
            link.addClassName("event-to-sync");
            sync.add(link);
        } else {
            Span gone = new Span(getTranslation("activity.event.sync-gone"));
            gone.addClassNames("sc-small", "sc-mute");
            sync.add(gone);
        }
    }

    /** What happened around the event that is shown. */
    void around(Component content) {
        around.removeAll();
        around.add(content);
    }

    void unknown() {
        removeAll();
        add(head(null, new H2(getTranslation("activity.event.unknown"))));
        add(new Paragraph(getTranslation("activity.event.unknown.text")));
    }

    String text(String key) {
        return getTranslation(key);
    }

    private Header head(@Nullable ActivityRow row, Component... title) {
        Header head = new Header(title);
        if (row != null) {
            head.add(
                    act("newer", VaadinIcon.ANGLE_UP.create(), () -> acts.step(true)),
                    act("older", VaadinIcon.ANGLE_DOWN.create(), () -> acts.step(false)),
                    act("link", new Icon("link"), () -> copyLink(row.id())));
        }
        head.add(act("close", new Icon("close"), acts::close));
        return head;
    }

    private Button act(String key, Component icon, Runnable act) {
        Button button = new Button(icon, event -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(getTranslation("activity.event." + key));
        button.getElement().setAttribute("title", getTranslation("activity.event." + key));
        return button;
    }

    /** Where the clipboard is shut, the link is shown to be taken by hand. */
    private void copyLink(EventId id) {
        getElement()
                .executeJs(COPY_LINK, id.toString())
                .then(
                        String.class,
                        left -> Feedback.say(left.isEmpty() ? getTranslation("activity.event.link.copied") : left));
    }

    private DescriptionList facts(ActivityRow row, WordMarks words) {
        var facts = new DescriptionList();
        fact(facts, "time", time(row));
        fact(facts, "entity", word("entity", row.entity()));
        fact(facts, "source", word("source", row.source()));
        fact(facts, "sync", row.syncId());
        if (row.itemKey() != null) {
            fact(facts, "item", MarkedText.in(new DescriptionList.Description(), row.itemKey(), words));
        }
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
            fact(facts, key, new DescriptionList.Description(value));
        }
    }

    private void fact(DescriptionList facts, String key, DescriptionList.Description value) {
        facts.add(new DescriptionList.Term(getTranslation("activity.column." + key)), value);
    }

    private void part(String key, @Nullable Component content) {
        if (content != null) {
            add(new H3(getTranslation(key)), content);
        }
    }

    private String time(ActivityRow row) {
        return BrowserZone.exact(row.id().at(), UI.getCurrent());
    }

    private @Nullable String word(String kind, @Nullable Coded value) {
        return value == null ? null : getTranslation("activity." + kind + "." + value.label());
    }

    /** Read from the side from which its language is. */
    private static Paragraph directed() {
        Paragraph text = new Paragraph();
        text.getElement().setAttribute("dir", "auto");
        return text;
    }
}
