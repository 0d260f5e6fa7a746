package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many rows of the board are marked, and what can be asked of them; only there while rows are marked. */
class MarkBar extends Div {

    private static final CommandKind[] KINDS = {
        CommandKind.PAUSE, CommandKind.RESUME, CommandKind.RETRY_FAILED, CommandKind.CANCEL
    };

    private final transient LiveBoardServices services;
    private final transient BoardMarks marks;
    private final transient BoardModel model;
    private final transient Runnable changed;
    private final Span said = new Span();
    private final Button all;
    private final Map<CommandKind, Button> acts = new EnumMap<>(CommandKind.class);

    /** @param changed other rows are marked */
    MarkBar(LiveBoardServices services, BoardMarks marks, BoardModel model, Runnable changed) {
        this.services = services;
        this.marks = marks;
        this.model = model;
        this.changed = changed;
        addClassName("sc-marks");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("live.marks"));
        said.getElement().setAttribute("role", "status");
        all = small("", this::all);
        add(said, all);
        for (CommandKind kind : KINDS) {
            Button act = small(getTranslation("live.marks." + kind.label()), () -> ask(kind));
            acts.put(kind, act);
            add(act);
        }
        Span space = new Span();
        space.addClassName("sc-grow");
        add(space, small(getTranslation("live.marks.end"), this::end));
        setVisible(false);
    }

    private static Button small(String text, Runnable act) {
        Button button = new Button(text, event -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    void begin() {
        if (marks.isPicking()) {
            end();
        } else {
            marks.begin();
            changed();
        }
    }

    void end() {
        if (marks.isPicking()) {
            marks.end();
            changed();
        }
    }

    void all() {
        if (may()) {
            marks.all();
            changed();
        }
    }

    void none() {
        marks.none();
        changed();
    }

    /** Each act asks again. */
    private boolean may() {
        return services.maySteer(UI.getCurrent());
    }

    /** @param id null for a row that has gone meanwhile */
    void turn(@Nullable UUID id, boolean range) {
        if (id == null || !may()) {
            return;
        }
        if (range) {
            marks.extend(id, model.shown());
        } else {
            marks.turn(id, model.shown());
        }
        changed();
    }

    /** Marks what an address says, unless that is what is marked. */
    void recall(MarkedSyncs next) {
        if (may() && !next.equals(said())) {
            marks.recall(next);
        }
    }

    /** As an address says it. */
    MarkedSyncs said() {
        return marks.said(model::syncId);
    }

    private void changed() {
        refresh();
        changed.run();
    }

    /** Says what is marked of what matches now. */
    void refresh() {
        setVisible(marks.isPicking());
        if (!marks.isPicking()) {
            return;
        }
        List<LiveSync> every = model.matching();
        List<LiveSync> marked = marked(every);
        int others = every.size() - marked.size();
        said.setText(getTranslation(
                marks.isAll() && !marked.isEmpty() ? "live.marks.every" : "live.marks.some", marked.size()));
        all.setText(getTranslation("live.marks.all", every.size()));
        all.setVisible(others > 0);
        acts.forEach((kind, act) -> act.setEnabled(marked.stream().anyMatch(live -> takes(live, kind))));
    }

    private List<LiveSync> marked(List<LiveSync> every) {
        return every.stream().filter(live -> marks.has(live.sync().id())).toList();
    }

    /** Whether it may be asked of one of them; each is looked at again when it is its turn. */
    private static boolean takes(LiveSync live, CommandKind kind) {
        boolean takes = live.sync().isActive() && live.sync().takesCommands();
        boolean isPaused = live.state() == SyncState.PAUSED;
        return switch (kind) {
            case PAUSE -> takes && !isPaused;
            case RESUME -> takes && (isPaused || live.pending() != null);
            case CANCEL -> takes;
            case RETRY_FAILED -> live.sync().counts().failed() > 0;
            case APPLY -> false;
        };
    }

    /** What is asked of is settled as the button is pressed, whatever matches when the reason is written. */
    private void ask(CommandKind kind) {
        List<String> syncs = marked(model.matching()).stream()
                .map(live -> live.sync().syncId())
                .toList();
        if (kind == CommandKind.CANCEL) {
            new ReasonDialog("live.marks.cancelling", true, reason -> begin(kind, syncs, reason), syncs.size()).open();
        } else {
            begin(kind, syncs, null);
        }
    }

    private void begin(CommandKind kind, List<String> syncs, @Nullable String reason) {
        boolean begun = Feedback.tried(() -> services.bulk().acts().begin(kind, syncs, reason));
        if (begun) {
            services.bulk().tail().hurry();
            end();
        }
    }
}
