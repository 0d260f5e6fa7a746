package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.LinkHolder;
import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.account.signin.SecondFactor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where a one-time link leads that lets a person set up an authenticator before the first sign-in that needs it. */
@Route(value = "set-up-two-factor", autoLayout = false)
@AnonymousAllowed
class SetUpFactorView extends EntryPage implements HasUrlParameter<String>, HasDynamicTitle {

    private final transient OneTimeLinks links;
    private final transient SecondFactor secondFactor;

    SetUpFactorView(OneTimeLinks links, SecondFactor secondFactor) {
        this.links = links;
        this.secondFactor = secondFactor;
    }

    @Override
    public void setParameter(BeforeEvent event, String value) {
        var token = new ServiceToken(value);
        card().removeAll();
        links.find(token, LinkPurpose.SET_UP_TOTP).ifPresentOrElse(person -> ask(person, token), this::sayItIsSpent);
    }

    private void ask(LinkHolder person, ServiceToken token) {
        byte[] secret = secondFactor.begin();
        heading("account.factor.title");
        card().add(
                        new Paragraph(getTranslation("account.password.for", person.email())),
                        new AuthenticatorSetup(person.email(), secret, code -> keep(person, token, secret, code)));
    }

    /** The link is spent with the right code only, so that a slip costs no new link. */
    private boolean keep(LinkHolder person, ServiceToken token, byte[] secret, String code) {
        if (!secondFactor.proves(secret, code)) {
            return false;
        }
        boolean isOurs = links.spend(token);
        if (isOurs) {
            secondFactor.keep(person.caller(), secret, code);
        }
        getUI().ifPresent(ui -> ui.getPage().setLocation(isOurs ? "login?done" : "login?spent"));
        return true;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.factor.title") + " · " + getTranslation("app.name");
    }
}
