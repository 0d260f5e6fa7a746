package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.signin.SignInForm;
import com.mantisnxt.sync.account.signin.SignOutTrail;
import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filter chain of the browser: a session by password, views that name who may see them, strict headers. */
@Configuration(proxyBeanMethods = false)
class UiSecurity {

    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    /** A page of the framework is committed past the filter that would add the headers at the end. */
    private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY = new ObjectPostProcessor<>() {
        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    };

    /** The framework says how long its files last; "Pragma: no-cache" beside that would have browsers ask each time. */
    private static final RequestMatcher NO_FILE = new NegatedRequestMatcher(new OrRequestMatcher(
            Stream.of("/VAADIN/build/**", "/VAADIN/static/**", "/aura/**", "/styles/**", "/favicon.ico")
                    .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                    .toList()));

    private static final SecurityContextHolderStrategy WHO_ASKS = new VaadinAwareSecurityContextHolderStrategy();

    /** One for the whole JVM: with one of each application context, the latest started would blind the others. */
    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return WHO_ASKS;
    }

    @Bean
    @Order(3)
    SecurityFilterChain uiChain(HttpSecurity http, SignInForm signIn, SignOutTrail signOut) throws Exception {
        signIn.addTo(http);
        http.headers(UiSecurity::headers)
                .addFilterBefore(new SameOriginFilter(), CsrfFilter.class)
                .addFilterBefore(new WayBack(), CsrfFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/styles/**", "/favicon.ico").permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class, "/login?out")
                                .addLogoutHandler(signOut)
                                .anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addObjectPostProcessor(EAGERLY);
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(NO_FILE, new CacheControlHeadersWriter()));
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(PagePolicy.elsewhere()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
