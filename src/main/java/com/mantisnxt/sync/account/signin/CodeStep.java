package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The second step, for people with a second factor. Wrong codes count towards the lock-out like wrong passwords. */
@Component
class CodeStep {

    private final SignInLedger ledger;
    private final SecondFactor secondFactor;
    private final Clock clock;

    CodeStep(SignInLedger ledger, SecondFactor secondFactor, Clock clock) {
        this.ledger = ledger;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    Candidate enter(HalfSignedIn half, String code, String address) {
        if (clock.instant().isAfter(half.until())) {
            throw new SignInRefused(Reason.EXPIRED);
        }
        if (ledger.isLocked(half.email())) {
            throw new SignInRefused(Reason.LOCKED);
        }
        Candidate person = ledger.find(half.email())
                .filter(found -> found.isAdmitted() && found.userId().equals(half.userId()))
                .orElseThrow(() -> new SignInRefused(Reason.WRONG));
        if (!secondFactor.accepts(person.org(), person.userId(), code)) {
            boolean locksNow = ledger.failed(half.email(), "wrong code", address);
            throw new SignInRefused(locksNow ? Reason.LOCKED : Reason.CODE_WRONG);
        }
        return person;
    }
}
