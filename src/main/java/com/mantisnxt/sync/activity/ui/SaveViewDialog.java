package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Keeps what is shown under a name. */
final class SaveViewDialog extends Dialog {

    private final transient SavedViews views;
    private final transient KeptSearch search;
    private final transient Runnable done;
    private final TextField name = new TextField();
    private final Checkbox shared = new Checkbox();

    SaveViewDialog(ToolServices services, KeptSearch search, Runnable done) {
        this.views = services.views();
        this.search = search;
        this.done = done;
        setHeaderTitle(getTranslation("activity.views.save.title"));
        setWidth("min(28rem, 94vw)");
        name.setLabel(getTranslation("activity.views.name"));
        name.setMaxLength(SavedViews.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setAutofocus(true);
        name.addKeyPressListener(Key.ENTER, event -> save());
        shared.setLabel(getTranslation("activity.views.share"));
        shared.setVisible(views.mayShare());
        Paragraph line = new Paragraph(ViewLink.words(this, search, new ByName(services.people())));
        line.addClassNames("views-line", "sc-mute");
        Div form = new Div(name, line, shared);
        form.addClassName("sc-form");
        add(form);
        var save = new Button(getTranslation("activity.views.save.confirm"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("activity.cancel"), event -> close()), save);
    }

    private void save() {
        try {
            var saved = views.save(name.getValue(), search, shared.getValue());
            close();
            Feedback.say(getTranslation("activity.views.saved", saved.name()));
            done.run();
        } catch (Refused refused) {
            name.setErrorMessage(refused.reason());
            name.setInvalid(true);
            name.focus();
        }
    }
}
