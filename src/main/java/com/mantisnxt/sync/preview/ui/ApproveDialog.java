package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;

/** Says once more what will happen, has deletions typed, and approves exactly what was looked at. */
final class ApproveDialog extends Dialog {

    private final transient PlanRow plan;
    private final transient Runnable approve;
    private final Button confirm = new Button();

    /** @param counts how many items of each kind will be applied */
    ApproveDialog(PlanRow plan, Map<ChangeKind, Integer> counts, List<Guardrail.Finding> findings, Runnable approve) {
        this.plan = plan;
        this.approve = approve;
        int deletions = counts.getOrDefault(ChangeKind.DELETED, 0);
        int included = plan.counts().included();
        setHeaderTitle(getTranslation("preview.approve.title", included));
        Div content = new Div(new Paragraph(getTranslation(
                "preview.approve.text",
                counts.getOrDefault(ChangeKind.NEW, 0),
                counts.getOrDefault(ChangeKind.UPDATED, 0),
                deletions,
                plan.counts().excluded())));
        content.addClassNames("sc-form", "plan-approve");
        if (plan.target() == PlanTarget.SYSTEM) {
            content.add(new Paragraph(getTranslation("preview.approve.written")));
        }
        var rails = new GuardrailWords(this);
        findings.stream().filter(Guardrail.Finding::isPassed).map(rails::note).forEach(content::add);
        if (findings.stream().anyMatch(Guardrail.Finding::needsSecond) && plan.state() == PlanState.PENDING) {
            content.add(new Paragraph(getTranslation("preview.approve.first")));
        }
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
        // as it is asked for, or without its separators
        var accepted = List.of(String.valueOf(deletions), number(deletions));
        typed.addValueChangeListener(
                event -> confirm.setEnabled(accepted.contains(event.getValue().strip())));
        return typed;
    }

    private void confirmed() {
        approve.run();
        close();
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(getLocale()).format(value);
    }
}
