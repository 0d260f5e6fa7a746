package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.MovedRecords;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.html.Paragraph;
import java.text.NumberFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evidence that a preview is no longer what would happen now; says nothing while there is none. */
final class PlanAge extends Paragraph {

    private @Nullable UUID preview;

    PlanAge() {
        addClassNames("sc-why", "preview-note", "preview-age");
        getElement().setAttribute("data-tone", "warn");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** What was counted for another preview says nothing of this one. */
    void show(PlanRow plan) {
        if (!plan.preview().equals(preview) || !plan.state().canBeOutdated()) {
            preview = plan.preview();
            moved(0);
        }
    }

    /** @param records of ours that are no longer what the preview saw */
    void moved(int records) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(getLocale());
        String count = records > MovedRecords.MOST ? numbers.format(MovedRecords.MOST) + "+" : numbers.format(records);
        setText(records == 0 ? "" : getTranslation("preview.moved", count));
        setVisible(records > 0);
    }
}
