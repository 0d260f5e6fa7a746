package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** What holds for previews of the whole organisation where their connection says nothing else. */
@StyleSheet("styles/preview-settings.css")
final class DefaultsPart extends Section {

    private final transient PlanServices services;
    private final TimeField time;

    DefaultsPart(PlanServices services) {
        this.services = services;
        addClassName("preview-settings");
        time = new TimeField(getTranslation("preview.settings.time"), getTranslation("preview.settings.default.hint"));
        time.show(services.settings().ofOrganisation());
        Button save = new Button(getTranslation("preview.settings.default.save"), event -> save());
        Div row = new Div(time, save);
        row.addClassName("preview-settings-row");
        add(new H2(getTranslation("preview.settings.default.title")));
        add(new Paragraph(getTranslation("preview.settings.default.text")), row);
    }

    private void save() {
        time.number().setInvalid(false);
        try {
            services.settings().setOfOrganisation(time.read().orElse(null));
            time.show(services.settings().ofOrganisation());
            Feedback.say(getTranslation("preview.settings.saved"));
        } catch (InvalidInput refused) {
            time.number().setErrorMessage(refused.reason());
            time.number().setInvalid(true);
            time.number().focus();
        }
    }
}
