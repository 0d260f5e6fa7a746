package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.MovedRecords;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** Evidence that a preview is no longer what would happen now, and the way to a new one. */
final class PlanAge extends Div {

    private final Span said = new Span();
    private final Button refresh;
    private int moved;

    PlanAge(Runnable refresh) {
        this.refresh = new Button(getTranslation("preview.refresh"), event -> refresh.run());
        this.refresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        this.refresh.getElement().setAttribute("title", getTranslation("preview.refresh.about"));
        addClassNames("preview-age", "sc-small");
        said.getElement().setAttribute("role", "status");
        add(said, this.refresh);
    }

    void show(PlanRow plan, boolean maySteer) {
        refresh.setVisible(maySteer && plan.connection() != null && !isMoving(plan.state()));
        setVisible(plan.connection() != null && !isMoving(plan.state()));
        if (!plan.state().canBeOutdated()) {
            moved(0);
        }
    }

    void moved(int records) {
        moved = records;
        getElement().setAttribute("data-moved", moved > 0);
        said.setText(moved == 0 ? "" : getTranslation("preview.moved", count()));
    }

    private String count() {
        NumberFormat numbers = NumberFormat.getIntegerInstance(getLocale());
        return moved > MovedRecords.MOST ? numbers.format(MovedRecords.MOST) + "+" : numbers.format(moved);
    }

    private static boolean isMoving(PlanState state) {
        return switch (state) {
            case COMPUTING, APPROVED, APPLYING -> true;
            case PENDING, FAILED, CANCELLED, AWAITING_SECOND, APPLIED, SUPERSEDED -> false;
        };
    }
}
