package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.account.signin.CodeCheck;
import com.mantisnxt.sync.account.signin.SecondFactor;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;

/** Where a person turns on or replaces their own second factor. To replace it takes a code of the one they have. */
@Route("two-factor")
@PermitAll
@StyleSheet("styles/account.css")
class SecondFactorView extends Main implements HasDynamicTitle {

    private final transient SecondFactor secondFactor;
    private final transient CodeCheck check;
    private final transient SignedIn person;
    private final Div body = new Div();

    SecondFactorView(SecondFactor secondFactor, CodeCheck check, AuthenticationContext context) {
        this.secondFactor = secondFactor;
        this.check = check;
        this.person = context.getAuthenticatedUser(SignedIn.class).orElseThrow();
        addClassName("admin-view");
        body.addClassName("sc-form");
        add(new PageHeader(getTranslation("account.factor.title")), body);
        show();
    }

    private void show() {
        body.removeAll();
        if (!secondFactor.isSetUp(person.org(), person.user())) {
            body.add(
                    new Paragraph(getTranslation("account.factor.is-off")),
                    new Button(getTranslation("account.factor.begin"), event -> setUp()));
            return;
        }
        var current = new TextField(getTranslation("account.factor.current"));
        current.getElement().setAttribute("inputmode", "numeric");
        body.add(
                new Paragraph(getTranslation("account.factor.is-on")),
                current,
                new Button(getTranslation("account.factor.replace"), event -> replace(current)));
    }

    private void replace(TextField current) {
        if (check.isRight(person, current.getValue())) {
            setUp();
            return;
        }
        current.setErrorMessage(getTranslation("account.sign-in.code.wrong"));
        current.setInvalid(true);
    }

    private void setUp() {
        byte[] secret = secondFactor.begin();
        body.removeAll();
        body.add(new AuthenticatorSetup(person.email(), secret, code -> keep(secret, code)));
    }

    private boolean keep(byte[] secret, String code) {
        boolean isKept = secondFactor.keep(person.caller(), secret, code);
        if (isKept) {
            show();
            Feedback.say(getTranslation("account.factor.done"));
        }
        return isKept;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.factor.title") + " · " + getTranslation("app.name");
    }
}
