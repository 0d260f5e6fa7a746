package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.upkeep.AheadRow;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which events of one's own organisation were dated by a clock that stood ahead, and so until when it did. */
final class AheadPart extends Section {

    AheadPart(List<AheadRow> rows) {
        addClassNames("sc-card", "sc-pad");
        var table = new FactTable(
                getTranslation("upkeep.ahead"),
                List.of("source", "events", "first", "last", "sync").stream()
                        .map(head -> getTranslation("upkeep.ahead." + head))
                        .toList());
        rows.forEach(row -> table.row(
                new Span(source(row.source())),
                FactTable.number(Amounts.count(row.events())),
                new Span(row.first().toString()),
                new Span(row.last().toString()),
                new Span(Objects.requireNonNullElse(row.syncId(), "–"))));
        add(new H2(getTranslation("upkeep.ahead")), new Paragraph(getTranslation("upkeep.ahead.text")), table);
    }

    private String source(@Nullable Short code) {
        return code == null
                ? "–"
                : getTranslation("upkeep.ahead.source."
                        + Coded.byCode(SourceSystem.class, code).label());
    }
}
