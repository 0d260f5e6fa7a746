package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Takes whichever step a request asks for, and books whoever got through. */
@Component
class SignInSteps {

    private final PasswordStep passwordStep;
    private final CodeStep codeStep;
    private final SignInLedger ledger;

    SignInSteps(PasswordStep passwordStep, CodeStep codeStep, SignInLedger ledger) {
        this.passwordStep = passwordStep;
        this.codeStep = codeStep;
        this.ledger = ledger;
    }

    Candidate take(Authentication request, SignInDetails details) {
        Candidate person = details.code() == null
                ? passwordStep.enter(request.getName(), String.valueOf(request.getCredentials()), details.address())
                : enterCode(details.code(), details);
        ledger.succeeded(person.userId(), details.address());
        return person;
    }

    private Candidate enterCode(String code, SignInDetails details) {
        if (details.person() == null) {
            throw new SignInRefused(Reason.EXPIRED);
        }
        return codeStep.enter(details.person(), code, details.address());
    }
}
