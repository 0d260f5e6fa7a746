package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a connection's previews are decided and applied, on the page of the connection. */
@StyleSheet("styles/preview-settings.css")
final class SettingsPart extends Section {

    private final transient PlanServices services;
    private final UUID connection;
    private final TimeField time;
    private final TextField batch = new TextField();
    private final List<GuardrailField> guardrails;

    SettingsPart(PlanServices services, UUID connection) {
        this.services = services;
        this.connection = connection;
        addClassName("preview-settings");
        boolean isReadOnly = !services.mayDecide();
        time = new TimeField(getTranslation("preview.settings.time"), "");
        time.number()
                .setHelperText(getTranslation(
                        "preview.settings.time.hint",
                        time.words(services.settings().ofOrganisation())));
        time.setReadOnly(isReadOnly);
        batch.setLabel(getTranslation("preview.settings.batch"));
        batch.setHelperText(getTranslation("preview.settings.batch.hint"));
        batch.setAllowedCharPattern("[0-9]");
        batch.getElement().setAttribute("inputmode", "numeric");
        batch.setReadOnly(isReadOnly);
        guardrails = services.guardrails().of(connection).stream()
                .map(guardrail -> new GuardrailField(guardrail, isReadOnly))
                .toList();
        arrange(isReadOnly);
        show(services.settings().of(connection));
    }

    private void arrange(boolean isReadOnly) {
        Div row = new Div(time, batch);
        row.addClassName("preview-settings-row");
        add(new H2(getTranslation("preview.settings.title")), new Paragraph(getTranslation("preview.settings.text")));
        add(row, new H3(getTranslation("preview.settings.guardrails")));
        add(new Paragraph(getTranslation("preview.settings.guardrails.text")));
        guardrails.forEach(this::add);
        if (!isReadOnly) {
            add(new Button(getTranslation("preview.settings.save"), event -> save()));
        }
    }

    private void show(PreviewSettings.OfConnection settings) {
        time.show(settings.approvableFor());
        batch.setValue(settings.batch() == null ? "" : String.valueOf(settings.batch()));
    }

    private void save() {
        fields().forEach(field -> field.setInvalid(false));
        try {
            List<Guardrail> rails =
                    guardrails.stream().map(GuardrailField::read).toList();
            var settings = new PreviewSettings.OfConnection(time.read().orElse(null), batch());
            services.settings().set(connection, settings, rails);
            Feedback.say(getTranslation("preview.settings.saved"));
        } catch (InvalidInput refused) {
            blame(refused);
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }

    private @Nullable Integer batch() {
        try {
            return batch.getValue().isBlank()
                    ? null
                    : Integer.valueOf(batch.getValue().strip());
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private Stream<TextField> fields() {
        return Stream.concat(
                Stream.of(time.number(), batch), guardrails.stream().map(GuardrailField::threshold));
    }

    private void blame(InvalidInput refused) {
        String name = String.valueOf(refused.field());
        TextField field = switch (name) {
            case "approvableFor" -> time.number();
            case "batch" -> batch;
            default -> find(name).orElseThrow(() -> refused).threshold();
        };
        field.setErrorMessage(refused.reason());
        field.setInvalid(true);
        field.focus();
    }

    private Optional<GuardrailField> find(String kind) {
        return guardrails.stream()
                .filter(guardrail -> guardrail.kind().label().equals(kind))
                .findFirst();
    }
}
