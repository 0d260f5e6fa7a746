package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkOutcome;
import com.mantisnxt.sync.progress.bulk.BulkState;
import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An act on many syncs in words. */
final class BulkWords {

    private final Component on;

    BulkWords(Component on) {
        this.on = on;
    }

    /** "Pausing 1,243 syncs", or what it was. */
    String title(BulkAct act) {
        String when = act.state() == BulkState.UNDER_WAY ? ".now" : ".done";
        return on.getTranslation(
                "bulk." + act.kind().label() + when, act.counts().total());
    }

    /** "800 asked, 12 refused"; what there is none of is left out. */
    String counts(BulkAct act) {
        BulkAct.Counts counts = act.counts();
        List<String> parts = new ArrayList<>();
        parts.add(on.getTranslation("bulk.count.asked", counts.asked()));
        if (counts.refused() > 0) {
            parts.add(on.getTranslation("bulk.count.refused", counts.refused()));
        }
        if (counts.already() > 0) {
            parts.add(on.getTranslation("bulk.count.already", counts.already()));
        }
        if (act.state() == BulkState.STOPPED) {
            parts.add(on.getTranslation("bulk.count.left", counts.open()));
        }
        return String.join(", ", parts);
    }

    /** "12 refused"; null for all. */
    String choice(@Nullable BulkOutcome outcome, BulkAct.Counts counts) {
        if (outcome == null) {
            return on.getTranslation("bulk.count.all", counts.total());
        }
        int count = switch (outcome) {
            case ASKED -> counts.asked();
            case REFUSED -> counts.refused();
            case ALREADY -> counts.already();
        };
        return on.getTranslation("bulk.count." + outcome.label(), count);
    }

    /** Who stopped it, where somebody did. */
    String state(BulkAct act) {
        if (act.stoppedBy() == null) {
            return on.getTranslation("bulk.state." + act.state().label());
        }
        return on.getTranslation(
                act.state() == BulkState.UNDER_WAY ? "bulk.stopping" : "bulk.stopped", act.stoppedBy());
    }
}
