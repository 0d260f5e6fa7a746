package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.preview.plan.FieldExclusions;
import com.mantisnxt.sync.preview.plan.PickedItems;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaves one field of all marked items alone, or applies it again; how many it concerns stands there first. */
final class FieldDialog extends Dialog {

    private final transient FieldExclusions exclusions;
    private final UUID preview;
    private final transient PickedItems items;
    private final transient Runnable done;
    private final ComboBox<String> field = new ComboBox<>();
    private final TextField reason = new TextField();
    private final Paragraph concerned = new Paragraph();
    private final Button out = new Button("", event -> takeOut());
    private final Button in = new Button("", event -> takeIn());

    /** @param done when it has changed anything */
    FieldDialog(FieldExclusions exclusions, UUID preview, PickedItems items, Runnable done) {
        this.exclusions = exclusions;
        this.preview = preview;
        this.items = items;
        this.done = done;
        PlanWords words = new PlanWords(this);
        setHeaderTitle(getTranslation("preview.leave-field.title"));
        field.setLabel(getTranslation("preview.field"));
        field.setItemLabelGenerator(words::field);
        field.addValueChangeListener(event -> show());
        reason.setLabel(getTranslation("live.reason"));
        reason.setMaxLength(500);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(event -> show());
        concerned.getElement().setAttribute("role", "status");
        Div form = new Div(new Paragraph(getTranslation("preview.leave-field.text")), field, concerned, reason);
        form.addClassName("sc-form");
        add(form);
        out.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("preview.cancel"), event -> close()), in, out);
        show();
    }

    /** @param chosen at first; null for none */
    FieldDialog choose(Collection<String> fields, @Nullable String chosen) {
        field.setItems(fields);
        field.setValue(chosen != null && fields.contains(chosen) ? chosen : null);
        return this;
    }

    private void show() {
        FieldExclusions.Concerned counted = field.getValue() == null
                ? new FieldExclusions.Concerned(0, 0)
                : exclusions.count(preview, items, field.getValue());
        concerned.setVisible(field.getValue() != null);
        concerned.setText(
                getTranslation("preview.leave-field.concerned", number(counted.with()), number(counted.without())));
        out.setText(getTranslation("preview.leave-field.confirm", number(counted.with())));
        out.setEnabled(counted.with() > 0 && !reason.getValue().isBlank());
        in.setText(getTranslation("preview.leave-field.back", number(counted.without())));
        in.setVisible(counted.without() > 0);
    }

    private void takeOut() {
        act(() -> exclusions.exclude(preview, items, field.getValue(), reason.getValue()));
    }

    private void takeIn() {
        act(() -> exclusions.include(preview, items, field.getValue()));
    }

    private void act(Runnable act) {
        if (Feedback.tried(act)) {
            close();
            done.run();
        }
    }

    private String number(int value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
