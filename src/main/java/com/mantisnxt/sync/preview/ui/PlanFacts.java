package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/** How a preview stands, what it is of, who asked when, and where its syncs are found. */
final class PlanFacts extends Div {

    private final transient PlanServices services;

    PlanFacts(PlanServices services, PlanRow plan) {
        this.services = services;
        addClassNames("preview-facts", "sc-mute");
        Span state =
                new Span(getTranslation(PlanWords.state(plan, services.clock().instant())));
        state.addClassName("preview-state");
        state.getElement().setAttribute("data-state", plan.state().label());
        add(state, new Span(getTranslation("preview.source." + plan.source().label())));
        String connection = services.connection(plan);
        if (!connection.isEmpty()) {
            add(new Span(connection));
        }
        add(new Span(new EntityWords(this).of(plan.entity())));
        add(new Span(new Span(getTranslation("preview.captured") + " "), new RelativeTime(plan.createdAt())));
        if (!plan.requestedBy().isBlank()) {
            add(new Span(getTranslation("preview.by", plan.requestedBy())));
        }
        if (plan.state() != PlanState.COMPUTING) {
            add(new Span(seen(plan.sight())));
        }
        link("preview.computed-by", plan.computeSync());
        link("preview.applied-by", plan.applySync());
    }

    private String seen(PlanRow.Sight sight) {
        return sight.announced() == null
                ? getTranslation("preview.seen", number(sight.seen()))
                : getTranslation("preview.seen-of", number(sight.seen()), number(sight.announced()));
    }

    /** A service may name a sync that it never reported; ended ones are forgotten after a while. */
    private void link(String text, @Nullable String sync) {
        if (sync != null && services.syncs().find(sync).isPresent()) {
            String encoded = URLEncoder.encode(sync, StandardCharsets.UTF_8);
            add(new Anchor("./?sync=" + encoded, getTranslation(text)));
        }
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(getLocale()).format(value);
    }
}
