package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Notes who signed out. A database that is away keeps nobody in. */
@Component
public class SignOutTrail implements LogoutHandler {

    private static final Logger log = LoggerFactory.getLogger(SignOutTrail.class);

    private final AuditTrail trail;
    private final CurrentCaller currentCaller;

    SignOutTrail(AuditTrail trail, CurrentCaller currentCaller) {
        this.trail = trail;
        this.currentCaller = currentCaller;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            return;
        }
        try {
            currentCaller.runAs(person.caller(), () -> trail.add("sign_out", person.email(), Map.of()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("The sign-out of user {} was not noted: {}", person.user(), e.getMessage());
        }
    }
}
