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

    private final TextArea reason = new TextArea(getTranslation("live.reason"));
    private final boolean required;

    /**
     * @param texts prefix of the keys .title, .text and .confirm
     * @param required the act is refused without a reason
     * @param words what the texts are about
     */
    public ReasonDialog(String texts, boolean required, Consumer<String> confirmed, Object... words) {
        this.required = required;
        reason.setWidthFull();
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(required);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        setHeader(getTranslation(texts + ".title", words));
        VerticalLayout content = new VerticalLayout(new Paragraph(getTranslation(texts + ".text", words)), reason);
        content.setPadding(false);
        setText(content);
        Button confirm = new Button(getTranslation(texts + ".confirm", words));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        setConfirmButton(confirm);
        setCancelable(true);
        setCancelText(getTranslation("live.back"));
        needsReason(confirm);
        addConfirmListener(event -> confirmed.accept(reason.getValue()));
    }

    /** Another act that may be confirmed instead, with the same reason. */
    public ReasonDialog or(String text, Consumer<String> confirmed) {
        Button other = new Button(getTranslation(text));
        other.addThemeVariants(ButtonVariant.LUMO_ERROR);
        setRejectable(true);
        setRejectButton(other);
        needsReason(other);
        addRejectListener(event -> confirmed.accept(reason.getValue()));
        return this;
    }

    private void needsReason(Button act) {
        if (required) {
            act.setEnabled(!reason.getValue().isBlank());
            reason.addValueChangeListener(
                    event -> act.setEnabled(!event.getValue().isBlank()));
        }
    }
}
