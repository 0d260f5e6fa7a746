package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;

/**
 * A plain HTML form around the fields, sent by the browser itself: password stores know it, Enter sends it, and no
 * password passes through the page's own scripts.
 */
final class SignInFields extends HtmlComponent implements HasComponents {

    private SignInFields(Component... fields) {
        super("form");
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", "login");
        addClassName("sign-in-form");
        add(fields);
        var send = new NativeButton("Sign in");
        send.getElement().setAttribute("type", "submit");
        send.addClassName("sign-in-send");
        add(send);
    }

    static boolean isCodeStep(Map<String, List<String>> parameters) {
        return parameters.containsKey("code") && !parameters.get("code").contains("none");
    }

    static SignInFields password() {
        var email = new EmailField("E-mail");
        named(email, "username", "username");
        email.setAutofocus(true);
        var password = new PasswordField("Password");
        named(password, "password", "current-password");
        return new SignInFields(email, password);
    }

    static SignInFields code() {
        var code = new TextField("Code from your authenticator");
        named(code, "code", "one-time-code");
        code.setMaxLength(6);
        code.getElement().setAttribute("inputmode", "numeric");
        code.setAutofocus(true);
        return new SignInFields(code);
    }

    private static void named(Component field, String name, String autocomplete) {
        field.getElement()
                .setProperty("name", name)
                .setProperty("autocomplete", autocomplete)
                .setProperty("required", true);
        field.getElement().getStyle().setWidth("100%");
    }
}
