package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncAttempt;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tries of a sync, newest first: from when to when, on which node, and why each ended. */
class AttemptList extends Div {

    private final OrderedList lines = new OrderedList();

    AttemptList() {
        lines.addClassName("sc-log");
        lines.getElement().setAttribute("aria-label", getTranslation("live.attempts"));
        add(new H3(getTranslation("live.attempts")), lines);
        setVisible(false);
    }

    void show(LiveSync live, List<SyncAttempt> attempts, Evidence evidence) {
        lines.removeAll();
        attempts.forEach(attempt -> lines.add(line(live, attempt, evidence)));
        // one that went through tells nothing that the sync does not
        setVisible(attempts.size() > 1
                || attempts.stream()
                        .anyMatch(attempt ->
                                attempt.ended() != null && live.sync().isActive()));
    }

    private ListItem line(LiveSync live, SyncAttempt attempt, Evidence evidence) {
        Span time = new Span(evidence.time(attempt.began()));
        Span what = new Span(getTranslation("live.attempts.number", attempt.number()));
        Span text = new Span(text(live, attempt, evidence));
        text.addClassName("sc-attempt");
        return new ListItem(time, what, text);
    }

    private String text(LiveSync live, SyncAttempt attempt, Evidence evidence) {
        @Nullable Instant ended = attempt.ended();
        Instant over = live.sync().times().completed();
        if (ended != null) {
            return getTranslation("live.attempts.ended", evidence.time(ended), evidence.why(attempt), attempt.worker());
        }
        return over == null
                ? getTranslation("live.attempts.now", attempt.worker())
                : getTranslation("live.attempts.last", evidence.time(over), attempt.worker());
    }
}
