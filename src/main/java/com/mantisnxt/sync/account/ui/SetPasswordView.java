package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.LinkHolder;
import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.account.Passwords;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.account.UnfitPassword;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;

/** Where a one-time link leads that lets a person choose a password. */
@Route(value = "set-password", autoLayout = false)
@AnonymousAllowed
class SetPasswordView extends EntryPage implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient OneTimeLinks links;
    private final transient Passwords passwords;
    private final PasswordField password = new PasswordField();
    private final PasswordField again = new PasswordField();

    SetPasswordView(OneTimeLinks links, Passwords passwords) {
        this.links = links;
        this.passwords = passwords;
    }

    @Override
    public void setParameter(BeforeEvent event, String value) {
        var token = new ServiceToken(value);
        Optional<LinkHolder> holder = links.find(token, LinkPurpose.SET_PASSWORD);
        card().removeAll();
        holder.ifPresentOrElse(person -> ask(person, token), this::sayItIsSpent);
    }

    private void ask(LinkHolder person, ServiceToken token) {
        heading("account.password.title");
        card().add(new Paragraph(getTranslation("account.password.for", person.email())));
        prepare(password, "account.password.new");
        password.setHelperText(getTranslation("account.password.hint"));
        prepare(again, "account.password.again");
        var save = new Button(getTranslation("account.password.save"), event -> save(token));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        save.setDisableOnClick(true);
        card().add(password, again, save);
    }

    private void prepare(PasswordField field, String label) {
        field.setLabel(getTranslation(label));
        field.setWidthFull();
        field.getElement().setProperty("autocomplete", "new-password");
    }

    private void save(ServiceToken token) {
        if (!password.getValue().equals(again.getValue())) {
            refuse(again, getTranslation("account.password.differ"));
            return;
        }
        try {
            boolean isSet = links.setPassword(token, passwords.hashNew(password.getValue()));
            getUI().ifPresent(ui -> ui.getPage().setLocation(isSet ? "login?done" : "login?spent"));
        } catch (UnfitPassword unfit) {
            refuse(password, unfit.reason());
        }
    }

    private void refuse(PasswordField field, String reason) {
        field.setErrorMessage(reason);
        field.setInvalid(true);
        card().getChildren()
                .filter(Button.class::isInstance)
                .forEach(button -> button.getElement().setEnabled(true));
        field.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.password.title") + " · " + getTranslation("app.name");
    }
}
