package com.mantisnxt.sync.account.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The filter chain of the REST API: a bearer token on each request, no cookie, no session, so nothing to forge. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, TokenGate gate, ProblemAnswer answer) throws Exception {
        http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(gate, answer), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(
                                (request, response, fault) -> answer.write(response, TokenRefused.missing()))
                        .accessDeniedHandler(
                                (request, response, fault) -> answer.write(response, TokenRefused.notAllowed())));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'")));
        return http.build();
    }

    @Bean
    RequestRejectedHandler rejectedAddresses(ProblemAnswer answer) {
        var others = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (ApiFirewall.isOfTheApi(request)) {
                answer.badAddress(response);
            } else {
                others.handle(request, response, rejected);
            }
        };
    }
}
