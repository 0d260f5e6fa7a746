package com.mantisnxt.sync.activity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How far an export is. Its beginning and its end are said to all senses, the way between only shown. */
final class ExportProgress extends Div {

    private final Element bar = new Element("progress");
    private final Paragraph count = new Paragraph();
    private final Paragraph said = new Paragraph();
    private final transient AtomicBoolean stopped = new AtomicBoolean();
    private final transient AtomicInteger asked = new AtomicInteger();
    private boolean running;

    /** @param all how many there will be, where that is known */
    ExportProgress(OptionalLong all) {
        addClassName("export-progress");
        said.getElement().setAttribute("role", "status");
        bar.setAttribute("aria-label", getTranslation("activity.export.progress"));
        all.ifPresent(number -> bar.setAttribute("max", String.valueOf(Math.max(1, number))));
        getElement().appendChild(bar);
        add(count, said);
        show(false);
    }

    /** Each tenth time, which is about twice a second. */
    boolean isDue() {
        return asked.incrementAndGet() % 10 == 0;
    }

    boolean isStopped() {
        return stopped.get();
    }

    /** Between two chunks; what is under way ends without its end. */
    void stop() {
        stopped.set(running);
    }

    void begin() {
        running = true;
        stopped.set(false);
        show(true);
        said.setText(getTranslation("activity.export.begun"));
    }

    void written(long written) {
        bar.setAttribute("value", String.valueOf(written));
        count.setText(getTranslation("activity.export.written", number(written)));
    }

    void done(long written) {
        end(getTranslation("activity.export.done", number(written)));
    }

    /** How far it came nobody knows for sure: what was on its way may be lost. */
    void brokenOff() {
        end(getTranslation("activity.export.broken-off"));
    }

    private void end(String text) {
        running = false;
        show(false);
        said.setText(text);
    }

    void failed(String reason) {
        said.setText(reason);
    }

    private void show(boolean isRunning) {
        bar.setVisible(isRunning);
        count.setVisible(isRunning);
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
