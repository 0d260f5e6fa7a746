package com.mantisnxt.sync.account.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Component;

/** Puts the steps of signing in behind POST /login of the browser's filter chain. */
@Component
public class SignInForm {

    private final SignInProvider provider;

    SignInForm(SignInProvider provider) {
        this.provider = provider;
    }

    public void addTo(HttpSecurity http) {
        http.authenticationProvider(provider)
                .formLogin(form ->
                        form.authenticationDetailsSource(SignInDetails::of).failureHandler(new SignInAnswers()));
    }
}
