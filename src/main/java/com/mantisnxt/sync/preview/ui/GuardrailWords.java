package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.Guardrail;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.text.NumberFormat;
import java.util.Locale;

/** What is said of a guardrail that a preview passes: which one, by how much, and what follows. */
final class GuardrailWords {

    private final Component owner;

    GuardrailWords(Component owner) {
        this.owner = owner;
    }

    Paragraph note(Guardrail.Finding finding) {
        Guardrail guardrail = finding.guardrail();
        String action = guardrail.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Paragraph note = new Paragraph(owner.getTranslation(
                        "preview.guardrail." + guardrail.kind().label(),
                        number(finding.value()),
                        number(guardrail.threshold()),
                        number(finding.items()),
                        number(finding.excess()))
                + " " + owner.getTranslation("preview.guardrail.action." + action));
        note.addClassNames("sc-why", "preview-note");
        note.getElement().setAttribute("data-tone", guardrail.action() == Guardrail.Action.WARN ? "warn" : "bad");
        return note;
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(owner.getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                .format(value);
    }
}
