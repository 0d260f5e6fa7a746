package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.NumberFormat;
import java.util.List;

/** Says once more what will happen, has deletions typed, and approves exactly what was looked at. */
final class ApproveDialog extends Dialog {

    private final transient PlanRow plan;
    private final transient Runnable approve;
    private final Button confirm = new Button();

    /** @param deletions how many records will go */
    ApproveDialog(PlanRow plan, int deletions, List<Guardrail.Finding> findings, Runnable approve) {
        this.plan = plan;
        this.approve = approve;
        String included = number(plan.counts().included());
        setHeaderTitle(getTranslation("preview.approve.title", included));
        Div content = new Div(new Paragraph(getTranslation(
                "preview.approve.text",
                number(plan.counts().of(ChangeKind.NEW)),
                number(plan.counts().of(ChangeKind.UPDATED)),
                number(deletions),
                number(plan.counts().excluded()))));
        content.addClassName("sc-form");
        findings.stream().filter(Guardrail.Finding::isPassed).forEach(finding -> {
            Paragraph warning = new Paragraph(getTranslation(
                    "preview.guardrail." + finding.guardrail().kind().label(),
                    number(finding.value()),
                    number(finding.guardrail().threshold()),
                    number(finding.items())));
            warning.addClassName("sc-why");
            warning.getElement().setAttribute("data-tone", "warn");
            content.add(warning);
        });
        confirm.setText(getTranslation("preview.approve.confirm", included));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickListener(event -> confirmed());
        if (deletions > 0) {
            content.add(typed(deletions));
        }
        add(content);
        getFooter().add(new Button(getTranslation("preview.cancel"), event -> close()), confirm);
    }

    private TextField typed(int deletions) {
        TextField typed = new TextField(getTranslation("preview.approve.type", number(deletions)));
        typed.setPlaceholder(String.valueOf(deletions));
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        confirm.setEnabled(false);
        confirm.addThemeVariants(ButtonVariant.LUMO_ERROR);
        typed.addValueChangeListener(
                event -> confirm.setEnabled(event.getValue().strip().equals(String.valueOf(deletions))));
        return typed;
    }

    private void confirmed() {
        Feedback.tried(approve);
        close();
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(getLocale()).format(value);
    }
}
