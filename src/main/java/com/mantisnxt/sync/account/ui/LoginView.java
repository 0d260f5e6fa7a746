package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignInHints;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.springframework.beans.factory.ObjectProvider;

/** The sign-in page: one form, in two steps for people with a second factor. What went wrong is said in plain words. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ObjectProvider<SignInHints> hints;

    LoginView(ObjectProvider<SignInHints> hints) {
        this.hints = hints;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        boolean isCodeStep =
                parameters.containsKey("code") && !parameters.get("code").contains("none");
        card().removeAll();
        heading("account.sign-in.title");
        SignInNotice.keyOf(parameters).map(SignInNotice::new).ifPresent(card()::add);
        card().add(isCodeStep ? SignInFields.code() : SignInFields.password());
        showHints(isCodeStep);
    }

    private void showHints(boolean isCodeStep) {
        getChildren().filter(DemoAccounts.class::isInstance).toList().forEach(this::remove);
        if (!isCodeStep) {
            hints.ifAvailable(known -> add(new DemoAccounts(known.hints())));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.sign-in.title") + " · " + getTranslation("app.name");
    }
}
