package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignInHints;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.springframework.beans.factory.ObjectProvider;

/** The sign-in page: one form, in two steps for people with a second factor. What went wrong is said in plain words. */
@Route(value = "login", autoLayout = false)
@PageTitle("Sign in · Sync Console")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final ObjectProvider<SignInHints> hints;

    LoginView(ObjectProvider<SignInHints> hints) {
        this.hints = hints;
        addClassName("sign-in");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        var card = new Div();
        card.addClassName("sign-in-card");
        card.add(new H1("Sync Console"));
        SignInNotice.of(parameters).ifPresent(card::add);
        card.add(SignInFields.isCodeStep(parameters) ? SignInFields.code() : SignInFields.password());
        removeAll();
        add(card);
        if (!SignInFields.isCodeStep(parameters)) {
            hints.ifAvailable(known -> add(new DemoAccounts(known.hints())));
        }
    }
}
