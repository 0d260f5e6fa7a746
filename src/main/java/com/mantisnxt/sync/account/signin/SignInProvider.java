package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Leads a sign-in through its steps; a refusal never answers sooner than the set time, whatever its cause. */
@Component
class SignInProvider implements AuthenticationProvider {

    private final SignInSteps steps;
    private final AddressSlowdown slowdown;
    private final OpenAttempts attempts;
    private final Duration refusalTime;

    SignInProvider(SignInSteps steps, AddressSlowdown slowdown, OpenAttempts attempts, AccountProperties properties) {
        this.steps = steps;
        this.slowdown = slowdown;
        this.attempts = attempts;
        this.refusalTime = properties.refusalTime();
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var details = (SignInDetails) request.getDetails();
        if (details == null || slowdown.mustWait(details.address())) {
            throw new SignInRefused(Reason.SLOWED);
        }
        long started = System.nanoTime();
        try {
            return signedIn(
                    attempts.with(details.address(), nameIn(request, details), () -> steps.take(request, details)));
        } catch (SignInRefused refused) {
            if (refused.reason() != Reason.SLOWED) {
                slowdown.failed(details.address());
            }
            waitSince(started);
            throw refused;
        }
    }

    private static String nameIn(Authentication request, SignInDetails details) {
        return details.code() != null && details.person() != null
                ? details.person().email()
                : request.getName();
    }

    private static Authentication signedIn(Candidate person) {
        var principal = person.signedIn();
        var authority = new SimpleGrantedAuthority("ROLE_" + principal.role().name());
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(authority));
    }

    private void waitSince(long started) {
        Duration left = refusalTime.minusNanos(System.nanoTime() - started);
        try {
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
