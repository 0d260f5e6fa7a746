package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.run.RunPhase;
import com.mantisnxt.sync.run.RunPhases;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading, comparing, applying: which is done, which is under way, and what came of each; beside a sync on the board. */
@StyleSheet("styles/syncs.css")
@JsModule("./shared/status-mark.ts")
@JsModule("./shared/live-duration.ts")
final class PhasesPart extends Div {

    private final transient SyncServices services;
    private final transient Caller caller;
    private final UUID sync;
    private final OrderedList lines = new OrderedList();
    private transient RunPhases.@Nullable Course shown;

    PhasesPart(SyncServices services, UUID sync, RunPhases.Course course) {
        this.services = services;
        this.caller = services.currentCaller().get();
        this.sync = sync;
        lines.addClassName("run-phases");
        lines.getElement().setAttribute("aria-label", getTranslation("phases.title"));
        var preview = new Anchor("previews/" + course.plan().preview(), getTranslation("phases.preview"));
        preview.addClassName("sc-small");
        add(new H3(getTranslation("phases.title")), lines, preview);
        show(course);
        // a board's own thread knows nobody, so it is told who asks
        SeenWatch.of(this, () -> services.currentCaller().callAs(caller, this::watched));
    }

    private SyncsWatch<Optional<RunPhases.Course>> watched() {
        return new SyncsWatch<>(
                        services,
                        UI.getCurrent(),
                        () -> services.phases().of(sync),
                        found -> found.ifPresent(this::show))
                .on(change -> change.changed().contains(sync));
    }

    private void show(RunPhases.Course course) {
        if (course.equals(shown)) {
            return;
        }
        shown = course;
        lines.removeAll();
        course.lines().forEach(line -> lines.add(item(course, line)));
    }

    private ListItem item(RunPhases.Course course, RunPhases.Line line) {
        var mark = new Element("status-mark");
        mark.setProperty("state", state(line.stand()));
        mark.setProperty("label", getTranslation("phases." + word(line.phase())));
        var item = new ListItem();
        item.getElement().setAttribute("data-stand", word(line.stand()));
        item.getElement().appendChild(mark);
        item.add(new Span(Stream.of(getTranslation(stand(course, line)), figures(course, line))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "))));
        took(line, item);
        return item;
    }

    private static void took(RunPhases.Line line, ListItem item) {
        Instant since = line.since();
        Instant until = line.until();
        if (since == null || until == null && line.stand() != RunPhases.Stand.NOW) {
            return;
        }
        var took = new Element("live-duration");
        if (until == null) {
            took.setAttribute("since", String.valueOf(since.toEpochMilli()));
        } else {
            // of two nodes' transactions the later may bear the earlier moment
            long seconds = Math.max(0, Duration.between(since, until).toSeconds());
            took.setAttribute("seconds", String.valueOf(seconds));
        }
        item.getElement().appendChild(took);
    }

    /** Why nothing is applied is said where it is known. */
    private static String stand(RunPhases.Course course, RunPhases.Line line) {
        if (line.phase() != RunPhase.APPLY || line.stand() != RunPhases.Stand.LEFT_OUT) {
            return "phases.stand." + word(line.stand());
        }
        return switch (course.plan().state()) {
            case PENDING, AWAITING_SECOND -> "phases.stand.asked";
            case APPLIED, SUPERSEDED -> "phases.stand.nothing";
            case COMPUTING, FAILED, CANCELLED, APPROVED, APPLYING -> "phases.stand.left-out";
        };
    }

    private String figures(RunPhases.Course course, RunPhases.Line line) {
        boolean isDone = line.stand() == RunPhases.Stand.DONE;
        boolean isEntered = isDone || line.stand() == RunPhases.Stand.NOW || line.stand() == RunPhases.Stand.CUT;
        return switch (line.phase()) {
            case READ -> isEntered ? read(course, isDone) : "";
            case COMPARE -> isDone ? compared(course.plan().counts()) : "";
            case APPLY ->
                isEntered
                        ? getTranslation(
                                "phases.apply.items", course.plan().counts().included())
                        : "";
        };
    }

    /** What there is none of is not worth a word. */
    private String compared(PlanRow.Counts counts) {
        Map<String, Long> found = new LinkedHashMap<>();
        found.put("new", (long) counts.created());
        found.put("updated", (long) counts.updated());
        found.put("deleted", (long) counts.deleted());
        found.put("alike", counts.unchanged());
        return found.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> getTranslation("phases.compare." + each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String read(RunPhases.Course course, boolean isDone) {
        Integer of = course.toRead();
        return isDone || of == null
                ? getTranslation("phases.read.records", course.read())
                : getTranslation("phases.read.of", course.read(), of);
    }

    private static String state(RunPhases.Stand stand) {
        return switch (stand) {
            case AHEAD -> "queued";
            case NOW -> "running";
            case DONE -> "done";
            case CUT -> "failed";
            case LEFT_OUT -> "cancelled";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
