package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.signin.SignInRefused.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends a refused sign-in back to its page with the reason, and one with a right password on to the code. */
final class SignInAnswers implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        Reason reason = reason(request, fault);
        if (reason == Reason.LOCKED || reason == Reason.EXPIRED) {
            request.getSession().removeAttribute(SignInDetails.PERSON);
        }
        response.sendRedirect(request.getContextPath() + "/login?" + reason.parameter());
    }

    private static Reason reason(HttpServletRequest request, AuthenticationException fault) {
        return switch (fault) {
            case CodeNeeded needed -> {
                // a new id, so that a session planted beforehand never gets past the password
                request.getSession();
                request.changeSessionId();
                request.getSession().setAttribute(SignInDetails.PERSON, needed.person());
                yield Reason.CODE_NEEDED;
            }
            case SignInRefused refused -> refused.reason();
            default -> Reason.WRONG;
        };
    }
}
