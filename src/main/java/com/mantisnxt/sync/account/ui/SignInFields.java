package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;

/**
 * A plain HTML form around the fields, sent by the browser itself: password stores know it, Enter sends it, and no
 * password passes through the page's own scripts.
 */
final class SignInFields extends HtmlComponent implements HasComponents {

    private static final int CODE_LENGTH = 6;

    private SignInFields(Component... fields) {
        super("form");
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", "login");
        add(fields);
        var send = new NativeButton(getTranslation("account.sign-in.send"));
        send.getElement().setAttribute("type", "submit");
        send.addClassName("sc-send");
        add(send);
    }

    static SignInFields password() {
        var email = new EmailField();
        email.setLabel(email.getTranslation("account.sign-in.email"));
        named(email, "username", "username");
        email.setAutofocus(true);
        var password = new PasswordField();
        password.setLabel(password.getTranslation("account.sign-in.password"));
        named(password, "password", "current-password");
        return new SignInFields(email, password);
    }

    static SignInFields code() {
        var code = new TextField();
        code.setLabel(code.getTranslation("account.sign-in.code"));
        named(code, "code", "one-time-code");
        code.setMaxLength(CODE_LENGTH);
        code.getElement().setAttribute("inputmode", "numeric");
        code.setAutofocus(true);
        return new SignInFields(code);
    }

    private static void named(Component field, String name, String autocomplete) {
        field.getElement()
                .setProperty("name", name)
                .setProperty("autocomplete", autocomplete)
                .setProperty("required", true);
    }
}
