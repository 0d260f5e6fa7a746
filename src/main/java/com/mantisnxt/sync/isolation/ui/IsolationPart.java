package com.mantisnxt.sync.isolation.ui;

import com.mantisnxt.sync.isolation.ForeignRow;
import com.mantisnxt.sync.isolation.IsolationOverview;
import com.mantisnxt.sync.isolation.IsolationRound;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Stream;

/** Whether any organisation sees a row of another: how often that was asked, when last, and what was seen. */
final class IsolationPart extends Section {

    private static final int ROUNDS = 50;

    IsolationPart(IsolationOverview overview) {
        addClassNames("sc-card", "sc-pad", "isolation-part");
        add(new H2(getTranslation("isolation.title")));
        List<IsolationRound> rounds = overview.rounds(ROUNDS);
        if (rounds.isEmpty()) {
            add(new Paragraph(getTranslation("isolation.none")));
            return;
        }
        IsolationRound last = rounds.getFirst();
        add(verdict(last), new Paragraph(getTranslation("isolation.text", number(overview.checks()))));
        list("isolation.foreign", last.foreign().stream().map(this::words));
        list("isolation.unasked", last.troubles().stream());
        list("isolation.unproven", last.unproven().stream());
        rounds.stream()
                .skip(1)
                .filter(round -> !round.foreign().isEmpty())
                .findFirst()
                .ifPresent(before ->
                        list("isolation.before", before.foreign().stream().map(this::words)));
    }

    private Paragraph verdict(IsolationRound last) {
        String tone = !last.foreign().isEmpty() ? "bad" : last.holds() ? "good" : "warn";
        var badge =
                new Span(getTranslation("isolation.rows", number(last.foreign().size())));
        badge.addClassName("sc-badge");
        badge.getElement().setAttribute("data-tone", tone);
        var asked =
                new Span(" " + getTranslation("isolation.asked", number(last.checks()), number(last.places())) + " ");
        var verdict = new Paragraph(badge, asked);
        verdict.getElement().appendChild(new Element("relative-time").setProperty("at", (double)
                        last.at().toEpochMilli()));
        return verdict;
    }

    private void list(String title, Stream<String> texts) {
        var list = new UnorderedList();
        texts.forEach(text -> list.add(new ListItem(text)));
        if (list.getComponentCount() > 0) {
            add(new Paragraph(getTranslation(title)), list);
        }
    }

    private String words(ForeignRow row) {
        return getTranslation("isolation.seen", row.place(), row.as());
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
