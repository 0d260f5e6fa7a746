package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.SignedIn;
import org.springframework.stereotype.Service;

/** Asks a signed-in person for their code again. Wrong ones count towards the lock-out, so that nobody tries them all. */
@Service
public class CodeCheck {

    private final SignInLedger ledger;
    private final SecondFactor secondFactor;

    CodeCheck(SignInLedger ledger, SecondFactor secondFactor) {
        this.ledger = ledger;
        this.secondFactor = secondFactor;
    }

    public boolean isRight(SignedIn person, String code) {
        if (ledger.isLocked(person.email())) {
            return false;
        }
        boolean isRight = secondFactor.accepts(person.org(), person.user(), code);
        if (!isRight) {
            ledger.failed(person.email(), "wrong code", null);
        }
        return isRight;
    }
}
