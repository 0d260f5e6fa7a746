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

    private final PasswordStep passwordStep;
    private final CodeStep codeStep;
    private final AddressSlowdown slowdown;
    private final SignInLedger ledger;
    private final Duration refusalTime;

    SignInProvider(
            PasswordStep passwordStep,
            CodeStep codeStep,
            AddressSlowdown slowdown,
            SignInLedger ledger,
            AccountProperties properties) {
        this.passwordStep = passwordStep;
        this.codeStep = codeStep;
        this.slowdown = slowdown;
        this.ledger = ledger;
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
            Candidate person = step(request, details);
            ledger.succeeded(person.userId(), details.address());
            return signedIn(person);
        } catch (SignInRefused refused) {
            slowdown.failed(details.address());
            waitSince(started);
            throw refused;
        }
    }

    private Candidate step(Authentication request, SignInDetails details) {
        if (details.code() != null) {
            if (details.person() == null) {
                throw new SignInRefused(Reason.EXPIRED);
            }
            return codeStep.enter(details.person(), details.code(), details.address());
        }
        return passwordStep.enter(request.getName(), String.valueOf(request.getCredentials()), details.address());
    }

    private static Authentication signedIn(Candidate person) {
        var principal = person.signedIn();
        var authority = new SimpleGrantedAuthority("ROLE_" + principal.role().name());
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(authority));
    }

    private void waitSince(long started) {
        try {
            Thread.sleep(
                    refusalTime.minusNanos(System.nanoTime() - started).isNegative()
                            ? Duration.ZERO
                            : refusalTime.minusNanos(System.nanoTime() - started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
