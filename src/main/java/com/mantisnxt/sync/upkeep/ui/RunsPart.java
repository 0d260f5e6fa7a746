package com.mantisnxt.sync.upkeep.ui;

import static com.mantisnxt.sync.upkeep.ui.FactTable.badge;

import com.mantisnxt.sync.upkeep.RunRow;
import com.mantisnxt.sync.upkeep.UpkeepStep;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ran, when and where, what it did and what it could not do. */
final class RunsPart extends Section {

    RunsPart(List<RunRow> runs) {
        addClassNames("sc-card", "sc-pad");
        add(new H2(getTranslation("upkeep.runs")));
        if (runs.isEmpty()) {
            add(new Paragraph(getTranslation("upkeep.runs.none")));
            return;
        }
        var table = new FactTable(
                getTranslation("upkeep.runs"),
                List.of("when", "outcome", "did", "took", "node").stream()
                        .map(head -> getTranslation("upkeep.runs." + head))
                        .toList());
        runs.forEach(run -> table.row(
                new RelativeTime(run.startedAt()), outcome(run), did(run), new Span(took(run)), new Span(run.node())));
        add(table);
    }

    private Component outcome(RunRow run) {
        if (run.error() != null) {
            return badge(getTranslation("upkeep.runs.failed"), "bad");
        }
        return run.endedAt() == null
                ? badge(getTranslation("upkeep.runs.running"), "info")
                : badge(getTranslation("upkeep.runs.ok"), "good");
    }

    private Component did(RunRow run) {
        Div did = FactTable.lines(run.steps().stream().map(this::words));
        String error = run.error();
        if (error != null) {
            var why = new Div(error);
            why.addClassName("upkeep-error");
            did.add(why);
        } else if (run.steps().isEmpty() && run.endedAt() != null) {
            did.add(new Span(getTranslation("upkeep.runs.nothing")));
        }
        return did;
    }

    private String words(UpkeepStep step) {
        return getTranslation("upkeep.step." + step.code(), step.about().toArray());
    }

    private static String took(RunRow run) {
        return took(run.endedAt() == null ? null : Duration.between(run.startedAt(), run.endedAt()));
    }

    private static String took(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        return time.toMillis() < 1_000 ? time.toMillis() + " ms" : Amounts.count(time.toSeconds()) + " s";
    }
}
