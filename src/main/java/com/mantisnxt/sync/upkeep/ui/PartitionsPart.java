package com.mantisnxt.sync.upkeep.ui;

import static com.mantisnxt.sync.upkeep.ui.FactTable.badge;
import static com.mantisnxt.sync.upkeep.ui.FactTable.number;

import com.mantisnxt.sync.upkeep.LogPartition;
import com.mantisnxt.sync.upkeep.LogState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every partition of the log: its time, its size, how it grows and how it is kept. */
final class PartitionsPart extends Section {

    private static final List<String> HEADS =
            List.of("name", "size", "rows", "growth", "vacuum", "analyze", "guard", "due");

    PartitionsPart(LogState state) {
        addClassNames("sc-card", "sc-pad");
        var table = new FactTable(
                getTranslation("upkeep.partitions"),
                HEADS.stream()
                        .map(head -> getTranslation("upkeep.partitions." + head))
                        .toList());
        state.partitions().reversed().forEach(partition -> row(table, state, partition));
        add(
                new H2(getTranslation("upkeep.partitions")),
                new Paragraph(getTranslation("upkeep.partitions.text")),
                table);
    }

    private void row(FactTable table, LogState state, LogPartition partition) {
        long growth = partition.growth(state.now());
        table.row(
                name(partition),
                size(partition),
                rows(partition),
                number(growth == 0 ? "–" : getTranslation("upkeep.partitions.a-day", Amounts.bytes(growth))),
                when(partition.vacuumedAt()),
                when(partition.analyzedAt()),
                partition.guarded()
                        ? badge(getTranslation("upkeep.guarded"), "good")
                        : badge(getTranslation("upkeep.unguarded"), "bad"),
                due(state, partition));
    }

    private Component name(LogPartition partition) {
        var time = new Div(Amounts.day(partition.lower()) + " – " + Amounts.day(partition.upper()));
        time.addClassName("sc-small");
        var name = new Div(new Code(partition.name()), time);
        if (partition.halfDetached()) {
            name.add(badge(getTranslation("upkeep.half-detached"), "warn"));
        }
        return name;
    }

    private Component size(LogPartition partition) {
        var parts = new Div(getTranslation(
                "upkeep.partitions.sizes",
                Amounts.bytes(partition.heapBytes()),
                Amounts.bytes(partition.indexBytes())));
        parts.addClassName("sc-small");
        return new Div(number(Amounts.bytes(partition.bytes())), parts);
    }

    private Component rows(LogPartition partition) {
        var rows = new Div(number(Amounts.about(partition.rows())));
        if (partition.deadRows() > 0) {
            var dead = new Div(getTranslation("upkeep.partitions.dead", Amounts.count(partition.deadRows())));
            dead.addClassName("sc-small");
            rows.add(dead);
        }
        return rows;
    }

    private Component due(LogState state, LogPartition partition) {
        Instant due = state.dueAt(partition);
        if (due == null || partition.lower() == null && partition.heapBytes() == 0) {
            return new Span("–");
        }
        return due.isAfter(state.now())
                ? new Span(Amounts.day(due))
                : badge(getTranslation("upkeep.partitions.due-now"), "warn");
    }

    private Component when(@Nullable Instant at) {
        return Stream.ofNullable(at)
                .<Component>map(RelativeTime::new)
                .findFirst()
                .orElseGet(() -> new Span(getTranslation("upkeep.never")));
    }
}
