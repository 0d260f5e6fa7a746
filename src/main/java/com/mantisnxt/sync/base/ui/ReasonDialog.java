package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Asks once more, and why; the reason goes into the log. */
public final class ReasonDialog extends ConfirmDialog {

    /**
     * @param texts prefix of the keys .title, .text and .confirm
     * @param required the act is refused without a reason
     */
    public ReasonDialog(String texts, boolean required, Consumer<String> confirmed) {
        TextArea reason = new TextArea(getTranslation("live.reason"));
        reason.setWidthFull();
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(required);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        setHeader(getTranslation(texts + ".title"));
        VerticalLayout content = new VerticalLayout(new Paragraph(getTranslation(texts + ".text")), reason);
        content.setPadding(false);
        setText(content);
        Button confirm = new Button(getTranslation(texts + ".confirm"));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        setConfirmButton(confirm);
        setCancelable(true);
        setCancelText(getTranslation("live.back"));
        if (required) {
            confirm.setEnabled(false);
            reason.addValueChangeListener(
                    event -> confirm.setEnabled(!event.getValue().isBlank()));
        }
        addConfirmListener(event -> confirmed.accept(reason.getValue()));
    }
}
