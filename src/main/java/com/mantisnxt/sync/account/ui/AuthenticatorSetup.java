package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Shows a fresh key for an authenticator, and asks for the first code made with it. No one else is told the key. */
final class AuthenticatorSetup extends Div {

    private final TextField code = new TextField();

    /** @param keep takes the code; false when it is not right */
    AuthenticatorSetup(String email, byte[] secret, Predicate<String> keep) {
        addClassName("sc-form");
        String key = Base32.encode(secret);
        code.setLabel(getTranslation("account.factor.code"));
        code.getElement().setAttribute("inputmode", "numeric").setProperty("autocomplete", "one-time-code");
        var save = new Button(getTranslation("account.factor.keep"), event -> save(keep));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        var open = new Anchor();
        open.setText(getTranslation("account.factor.open"));
        // the scheme of authenticator apps, in an address of our own making
        open.setUnsafeHref(address(email, key));
        add(
                new Paragraph(getTranslation("account.factor.step")),
                new Secret(getTranslation("account.factor.key"), key.replaceAll("(.{4})(?=.)", "$1 ")),
                open,
                code,
                save);
    }

    private void save(Predicate<String> keep) {
        if (!keep.test(code.getValue())) {
            code.setErrorMessage(getTranslation("account.factor.wrong"));
            code.setInvalid(true);
            code.focus();
        }
    }

    private String address(String email, String key) {
        String issuer = getTranslation("app.name");
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(email) + "?secret=" + key + "&issuer="
                + encoded(issuer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
