package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.run.RunState;
import com.mantisnxt.sync.run.SyncOverview;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** One kind of record: how it comes, when next, how it went the last times. Its buttons stay as the rest changes. */
@JsModule("./shared/relative-time.ts")
final class SyncLine extends Div {

    private final transient RhythmWords words;
    private final Div when = new Div();
    private final Div last = new Div();
    private transient SyncOverview.Line line;

    SyncLine(SyncOverview.Line line, RhythmWords words, Button... acts) {
        this.line = line;
        this.words = words;
        addClassNames("sc-card", "sync-line");
        when.addClassName("sync-when");
        last.addClassName("sync-last");
        String entity = getTranslation("entities." + line.entity().label());
        var buttons = new Div(acts);
        buttons.addClassName("sync-acts");
        for (Button act : acts) {
            act.setAriaLabel(act.getText() + ": " + entity);
        }
        add(part("sync-entity", entity), when, last, buttons);
        fill();
    }

    void show(SyncOverview.Line now) {
        if (!now.equals(line)) {
            line = now;
            when.removeAll();
            last.removeAll();
            fill();
        }
    }

    private void fill() {
        when();
        last();
    }

    private void when() {
        when.add(part("sync-rhythm", words.of(line.setting().rhythm())));
        String mode = getTranslation(line.setting().appliesItself() ? "syncs.mode.itself" : "syncs.mode.people");
        var next = part("sync-next", mode);
        if (line.setting().isStopped() && line.setting().rhythm() != null) {
            next.add(" · " + getTranslation("syncs.stopped"));
        } else if (line.next() != null) {
            next.add(" · " + getTranslation("syncs.next") + " ");
            next.getElement().appendChild(moment(line.next()));
        }
        when.add(next);
    }

    private void last() {
        if (line.last().isEmpty()) {
            last.add(part("sync-never", getTranslation("syncs.never")));
            return;
        }
        SyncOverview.LastRun newest = line.last().getFirst();
        String address = "./?sync=" + URLEncoder.encode(newest.syncId(), StandardCharsets.UTF_8);
        var link = new Anchor(address, word(newest));
        link.getElement().setAttribute("data-state", label(newest));
        last.add(link, new Span(" · "));
        last.getElement().appendChild(moment(newest.endedAt() == null ? newest.startedAt() : newest.endedAt()));
        if (newest.waitsFor() != null) {
            last.add(part("sync-waits", newest.waitsFor()));
        }
        var dots = new Span();
        dots.addClassName("sync-dots");
        dots.getElement().setAttribute("aria-hidden", "true");
        line.last().reversed().forEach(run -> {
            var dot = new Span();
            dot.getElement().setAttribute("data-state", label(run));
            dot.getElement().setAttribute("title", word(run));
            dots.add(dot);
        });
        last.add(dots);
    }

    private String word(SyncOverview.LastRun run) {
        return getTranslation("syncs.state." + label(run));
    }

    private static String label(SyncOverview.LastRun run) {
        return run.state() == RunState.DONE && run.hasErrors()
                ? "errors"
                : run.state().name().toLowerCase(Locale.ROOT);
    }

    private static Element moment(Instant at) {
        var element = new Element("relative-time");
        element.setProperty("at", (double) at.toEpochMilli());
        return element;
    }

    private static Span part(String name, String text) {
        var part = new Span(text);
        part.addClassName(name);
        return part;
    }
}
