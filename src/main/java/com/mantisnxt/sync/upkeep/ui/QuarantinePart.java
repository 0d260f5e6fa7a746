package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.upkeep.QuarantinedRow;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;

/** Events of one's own organisation that were dated beyond what can be. */
final class QuarantinePart extends Section {

    QuarantinePart(List<QuarantinedRow> rows, int most) {
        addClassNames("sc-card", "sc-pad");
        add(new H2(getTranslation("upkeep.quarantine")));
        if (rows.isEmpty()) {
            add(new Paragraph(getTranslation("upkeep.quarantine.none")));
            return;
        }
        add(new Paragraph(getTranslation("upkeep.quarantine.text")));
        var table = new FactTable(
                getTranslation("upkeep.quarantine"),
                List.of("dated", "action", "status", "sync", "error", "since").stream()
                        .map(head -> getTranslation("upkeep.quarantine." + head))
                        .toList());
        rows.forEach(row -> table.row(
                new Span(row.createdAt().toString()),
                new Span(row.action()),
                new Span(row.status()),
                new Span(Objects.requireNonNullElse(row.syncId(), "–")),
                new Span(Objects.requireNonNullElse(row.errorMessage(), "–")),
                new RelativeTime(row.quarantinedAt())));
        add(table);
        if (rows.size() == most) {
            add(new Paragraph(getTranslation("upkeep.quarantine.more", most)));
        }
    }
}
