package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.Passwords;
import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The first step: e-mail and password. The work is the same for members and strangers, and so are the refusals. */
@Component
class PasswordStep {

    private static final Duration TIME_FOR_CODE = Duration.ofMinutes(5);

    private final SignInLedger ledger;
    private final Passwords passwords;
    private final Clock clock;

    PasswordStep(SignInLedger ledger, Passwords passwords, Clock clock) {
        this.ledger = ledger;
        this.passwords = passwords;
        this.clock = clock;
    }

    Candidate enter(String email, String password, String address) {
        boolean isLocked = ledger.isLocked(email);
        Optional<Candidate> found = ledger.find(email);
        boolean matches = passwords.matches(
                password,
                found.map(Candidate::passwordHash).orElse(null),
                found.map(Candidate::userId).orElse(null));
        if (isLocked) {
            throw new SignInRefused(Reason.LOCKED);
        }
        if (!matches || !found.orElseThrow().isAdmitted()) {
            boolean locksNow = ledger.failed(email, matches ? "not admitted" : "wrong password", address);
            throw new SignInRefused(locksNow ? Reason.LOCKED : Reason.WRONG);
        }
        return askForCode(found.get());
    }

    private Candidate askForCode(Candidate person) {
        if (!person.needsCode()) {
            return person;
        }
        if (!person.hasCode()) {
            throw new SignInRefused(Reason.CODE_NOT_SET_UP);
        }
        throw new CodeNeeded(new HalfSignedIn(
                person.userId(), person.email(), clock.instant().plus(TIME_FOR_CODE)));
    }
}
