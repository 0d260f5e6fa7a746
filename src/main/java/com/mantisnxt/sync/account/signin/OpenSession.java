package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.Standing;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** People stand as long as the session of their request: signing out and {@link SessionWatch} end it. */
@Component
class OpenSession implements Standing.Doorkeeper {

    private final SignedInSessions sessions;

    OpenSession(SignedInSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean stillLetsIn(HasCaller somebody) {
        return !(somebody instanceof SignedIn person)
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
                || isOpen(person, request.getRequest().getSession(false));
    }

    private boolean isOpen(SignedIn person, @Nullable HttpSession session) {
        return session != null
                && sessions.of(person.org()).stream()
                        .anyMatch(known -> known.session().getId().equals(session.getId()));
    }
}
