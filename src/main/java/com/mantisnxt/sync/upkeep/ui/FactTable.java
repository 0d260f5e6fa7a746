package com.mantisnxt.sync.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Stream;

/** A plain table: a few rows with many facts. On a narrow screen each row becomes a card that names its facts. */
final class FactTable extends Div {

    private static final String NUMBER = "sc-num";

    private final List<String> heads;
    private final Element head = new Element("tr");
    private final Element body = new Element("tbody");

    FactTable(String label, List<String> heads) {
        this.heads = heads;
        addClassName("upkeep-scroll");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", label);
        getElement().setAttribute("tabindex", "0");
        var table = new Element("table");
        heads.forEach(text ->
                head.appendChild(new Element("th").setAttribute("scope", "col").setText(text)));
        table.appendChild(new Element("thead").appendChild(head), body);
        getElement().appendChild(table);
    }

    /** The first names the row. */
    void row(Component... cells) {
        var row = new Element("tr");
        for (int i = 0; i < cells.length; i++) {
            var cell = new Element(i == 0 ? "th" : "td");
            if (i == 0) {
                cell.setAttribute("scope", "row");
            } else {
                cell.setAttribute("data-label", heads.get(i));
            }
            if (isNumber(cells[i])) {
                cell.setAttribute("data-number", true);
                head.getChild(i).setAttribute("data-number", true);
            }
            cell.appendChild(cells[i].getElement());
            row.appendChild(cell);
        }
        body.appendChild(row);
    }

    private static boolean isNumber(Component cell) {
        return cell.hasClassName(NUMBER)
                || cell.getChildren()
                        .findFirst()
                        .filter(first -> first.hasClassName(NUMBER))
                        .isPresent();
    }

    static Span number(String text) {
        var span = new Span(text);
        span.addClassName(NUMBER);
        return span;
    }

    static Span badge(String text, String tone) {
        var span = new Span(text);
        span.addClassName("sc-badge");
        span.getElement().setAttribute("data-tone", tone);
        return span;
    }

    static Div lines(Stream<String> texts) {
        var lines = new Div();
        texts.forEach(text -> lines.add(new Div(text)));
        return lines;
    }
}
