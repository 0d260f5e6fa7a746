package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;

/** One guardrail: its limit, and what happens to a preview that passes it. */
final class GuardrailField extends Div {

    private final Warning kind;
    private final TextField threshold = new TextField();
    private final Select<Guardrail.Action> action = new Select<>();

    GuardrailField(Guardrail guardrail, boolean isReadOnly) {
        this.kind = guardrail.kind();
        addClassName("preview-guardrail");
        threshold.setLabel(getTranslation("preview.settings.guardrail." + kind.label()));
        threshold.setAllowedCharPattern("[0-9.]");
        threshold.getElement().setAttribute("inputmode", "decimal");
        threshold.setValue(guardrail.threshold().stripTrailingZeros().toPlainString());
        action.setLabel(getTranslation("preview.settings.then"));
        action.setItems(Guardrail.Action.values());
        action.setItemLabelGenerator(value -> getTranslation("preview.settings.action." + value.label()));
        action.setValue(guardrail.action());
        threshold.setReadOnly(isReadOnly);
        action.setReadOnly(isReadOnly);
        add(threshold, action);
    }

    Warning kind() {
        return kind;
    }

    TextField threshold() {
        return threshold;
    }

    /** @throws InvalidInput for what is no number */
    Guardrail read() {
        try {
            return new Guardrail(kind, new BigDecimal(threshold.getValue().strip()), action.getValue());
        } catch (NumberFormatException e) {
            throw new InvalidInput("invalid_threshold", kind.label(), "Enter a number, such as 2 or 2.5.");
        }
    }
}
