package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** How many items match, how many of them are marked, and what can be done with those. */
final class PlanBar extends Div {

    private final Checkbox all = new Checkbox();
    private final Span said = new Span();
    private final Button markAll;
    private final Button takeOut;
    private final Button takeIn;
    private final Button leaveField;
    private final Button export;

    /** What can be done from here. */
    interface Acts {
        void markAll();

        void markNone();

        void takeOut();

        void takeIn();

        void leaveField();

        void export();
    }

    PlanBar(Acts acts) {
        addClassNames("plan-bulk", "sc-small");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.marks"));
        said.getElement().setAttribute("role", "status");
        all.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                turn(acts, event.getValue());
            }
        });
        markAll = small("", acts::markAll);
        takeOut = small(getTranslation("preview.take-out"), acts::takeOut);
        takeIn = small(getTranslation("preview.take-in"), acts::takeIn);
        leaveField = small(getTranslation("preview.leave-field"), acts::leaveField);
        export = small(getTranslation("preview.export"), acts::export);
        export.addClassName("plan-export");
        add(all, said, markAll, takeOut, takeIn, leaveField, export);
    }

    /** @param excluded how many items of the preview are out */
    void show(Marks marks, int matching, int excluded, boolean mayMark) {
        leaveField.setVisible(mayMark && marks.count(matching) > 0);
        int marked = marks.count(matching);
        boolean any = mayMark && marked > 0;
        getElement().setAttribute("data-marked", any);
        all.setVisible(mayMark && matching > 0);
        all.setAriaLabel(getTranslation("preview.mark-all", number(matching)));
        all.setValue(any && marked == matching);
        all.setIndeterminate(any && marked < matching);
        said.setText(
                any
                        ? getTranslation("preview.marked", number(marked), number(matching))
                        : getTranslation("preview.matching", number(matching)));
        markAll.setText(getTranslation("preview.mark-all", number(matching)));
        markAll.setVisible(any && marked < matching);
        takeOut.setVisible(any);
        takeIn.setVisible(any && excluded > 0);
        export.setVisible(matching > 0 && !any);
    }

    private static void turn(Acts acts, boolean on) {
        if (on) {
            acts.markAll();
        } else {
            acts.markNone();
        }
    }

    private Button small(String text, Runnable act) {
        Button button = new Button(text, event -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private String number(int value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
