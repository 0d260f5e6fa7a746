package com.mantisnxt.sync.account.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Component;

/** Puts the steps of signing in behind POST /login of the browser's filter chain. */
@Component
public class SignInForm {

    /**
     * The provider of these steps is the application's only one, so it is asked without being named here; named, it
     * would be asked twice and each failure would count twice. Naming the page keeps the framework from putting its own
     * in front of ours.
     */
    public void addTo(HttpSecurity http) {
        http.formLogin(form -> form.loginPage("/login")
                .authenticationDetailsSource(SignInDetails::of)
                .failureHandler(new SignInAnswers()));
    }
}
