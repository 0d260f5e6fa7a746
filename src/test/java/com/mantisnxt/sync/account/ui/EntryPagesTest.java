package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.account.SignInHints;
import com.mantisnxt.sync.account.signin.Authenticator;
import com.mantisnxt.sync.account.signin.SecondFactor;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

@ConsoleTest
class EntryPagesTest extends SpringBrowserlessTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private OneTimeLinks links;

    @Autowired
    private SecondFactor secondFactor;

    private OrganisationFixture org;
    private Person person;

    @TestConfiguration(proxyBeanMethods = false)
    static class Demo {

        @Bean
        SignInHints hints() {
            return () -> List.of(new SignInHints.Hint("Operator", "demo@example.test", "demo password"));
        }
    }

    @BeforeEach
    void open() {
        org = OrganisationFixture.in(context);
        person = org.person(Role.OPERATOR);
    }

    @Test
    void theFormIsOneThatBrowsersAndPasswordStoresKnow() {
        navigate(LoginView.class);
        assertThat($(EmailField.class).single().getElement().getProperty("name"))
                .isEqualTo("username");
        assertThat($(PasswordField.class).single().getElement().getProperty("autocomplete"))
                .isEqualTo("current-password");
        var form = $(SignInFields.class).single().getElement();
        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(form.getAttribute("action")).isEqualTo("login");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, alert, do not go together",
        "locked, alert, locked for 15 minutes",
        "slowed, alert, Wait a minute",
        "spent, alert, used before",
        "ended, status, has ended",
        "expired, status, too long",
        "out, status, signed out",
        "done, status, can sign in now"
    })
    void itSaysWhatHappenedBefore(String parameter, String role, String text) {
        UI.getCurrent().navigate("login", QueryParameters.of(parameter, ""));
        SignInNotice notice = $(SignInNotice.class).single();
        assertThat(notice.getText()).contains(text);
        assertThat(notice.getElement().getAttribute("role")).isEqualTo(role);
    }

    @Test
    void theSecondStepAsksForTheCodeAlone() {
        UI.getCurrent().navigate("login", QueryParameters.of("code", "wrong"));
        assertThat($(PasswordField.class).all()).isEmpty();
        assertThat($(TextField.class).single().getElement().getProperty("name")).isEqualTo("code");
        assertThat($(SignInNotice.class).single().getText()).contains("not right");
        assertThat($(DemoAccounts.class).all()).isEmpty();
    }

    @Test
    void accountsOfADemoAreShownWhereThereAreSome() {
        navigate(LoginView.class);
        assertThat($(DemoAccounts.class).single().getElement().getTextRecursively())
                .contains("Operator", "demo@example.test", "demo password");
    }

    @Test
    void aLinkLetsAPersonChooseAPasswordOnce() {
        ServiceToken link = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_PASSWORD));
        navigate(SetPasswordView.class, link.value());
        choose("a new long password", "another long password");
        assertThat($(PasswordField.class).atIndex(2).isInvalid()).isTrue();
        choose("short", "short");
        assertThat($(PasswordField.class).atIndex(1).getErrorMessage()).contains("12 characters");
        assertThat(links.find(link, LinkPurpose.SET_PASSWORD)).isPresent();
        choose("a new long password", "a new long password");
        assertThat(links.find(link, LinkPurpose.SET_PASSWORD)).isEmpty();
        navigate(SetPasswordView.class, link.value());
        assertThat($(PasswordField.class).all()).isEmpty();
        assertThat($(H1.class).single().getText()).contains("no longer");
    }

    @Test
    void aLinkLetsAPersonSetUpAnAuthenticator() {
        ServiceToken link = org.asAdmin(() -> links.make(person.id(), LinkPurpose.SET_UP_TOTP));
        navigate(SetUpFactorView.class, link.value());
        assertThat($(Paragraph.class).atIndex(1).getText()).contains(person.email());
        test($(TextField.class).single()).setValue("000000");
        press("Turn it on");
        assertThat($(TextField.class).single().isInvalid()).isTrue();
        assertThat(secondFactor.isSetUp(org.id, person.id())).isFalse();
        var authenticator = new Authenticator(Keys.read($(Code.class).single().getText()));
        test($(TextField.class).single()).setValue(authenticator.nextCode());
        press("Turn it on");
        assertThat(secondFactor.isSetUp(org.id, person.id())).isTrue();
        assertThat(links.find(link, LinkPurpose.SET_UP_TOTP)).isEmpty();
    }

    @Test
    void aMadeUpLinkOpensNothing() {
        navigate(SetUpFactorView.class, "mnx_made_up");
        assertThat($(Code.class).all()).isEmpty();
        assertThat($(H1.class).single().getText()).contains("no longer");
    }

    private void choose(String password, String again) {
        test($(PasswordField.class).atIndex(1)).setValue(password);
        test($(PasswordField.class).atIndex(2)).setValue(again);
        press("Save the password");
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }
}
