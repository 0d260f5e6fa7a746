package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkState;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One act on many syncs: how far it is, the way to its results, and the way to stop it. */
class BulkLine extends Div {

    private final Bar bar = new Bar();
    private final Span title = new Span();
    private final Span counts = new Span();
    private final @Nullable Button stop;

    /** @param stops null where the reader may not */
    BulkLine(UUID act, @Nullable Runnable stops) {
        addClassNames("sc-card", "bulk-line");
        title.addClassName("bulk-title");
        counts.addClassName("bulk-counts");
        RouterLink results = new RouterLink(
                getTranslation("bulk.results"), BulkActView.class, new RouteParameters("act", act.toString()));
        Span space = new Span();
        space.addClassName("sc-grow");
        add(title, counts, bar, space, results);
        stop = stops == null ? null : new Button(getTranslation("bulk.stop"), event -> stops.run());
        if (stop != null) {
            stop.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            stop.setDisableOnClick(true);
            add(stop);
        }
    }

    void show(BulkAct act) {
        BulkWords words = new BulkWords(this);
        boolean isUnderWay = act.state() == BulkState.UNDER_WAY;
        if (!isUnderWay) {
            // the end is told to who does not look, each step is not
            counts.getElement().setAttribute("role", "status");
        }
        String stopped = act.stoppedBy() == null ? "" : " · " + words.state(act);
        title.setText(words.title(act));
        counts.setText(words.counts(act) + stopped);
        bar.at(act.counts(), words.title(act));
        bar.setVisible(isUnderWay);
        if (stop != null) {
            stop.setVisible(isUnderWay && act.stoppedBy() == null);
        }
    }

    /** The browser's own bar. */
    @Tag("progress")
    private static final class Bar extends HtmlComponent {

        void at(BulkAct.Counts counts, String name) {
            getElement().setAttribute("max", String.valueOf(counts.total()));
            getElement().setAttribute("value", String.valueOf(counts.total() - counts.open()));
            getElement().setAttribute("aria-label", name);
        }
    }
}
