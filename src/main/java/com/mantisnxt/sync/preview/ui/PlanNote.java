package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanNews;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says quietly who else has just done something to the preview that stands open. */
final class PlanNote extends Paragraph {

    private @Nullable UUID preview;

    PlanNote() {
        addClassNames("preview-note", "preview-news", "sc-small", "sc-mute");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** What was done to another preview says nothing of this one. */
    void show(PlanRow plan) {
        if (!plan.preview().equals(preview)) {
            preview = plan.preview();
            setVisible(false);
        }
    }

    void told(PlanNews.Act act) {
        removeAll();
        add(
                new Span(getTranslation("preview.news." + act.what().label(), act.name()) + " "),
                new RelativeTime(act.at()));
        setVisible(true);
    }
}
