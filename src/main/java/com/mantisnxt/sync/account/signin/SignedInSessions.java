package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.OrgId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/** The browser sessions on this node that somebody is signed in to, by organisation. */
@Component
class SignedInSessions implements HttpSessionAttributeListener, HttpSessionListener {

    private final ConcurrentMap<OrgId, Map<String, Signed>> byOrg = new ConcurrentHashMap<>();

    /** A session and the person as known when they signed in. */
    record Signed(HttpSession session, SignedIn person) {}

    Set<OrgId> organisations() {
        return Set.copyOf(byOrg.keySet());
    }

    Collection<Signed> of(OrgId org) {
        return List.copyOf(byOrg.getOrDefault(org, Map.of()).values());
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        remember(event.getSession(), event.getValue());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        remember(event.getSession(), event.getSession().getAttribute(event.getName()));
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }

    void forget(HttpSession session) {
        byOrg.keySet()
                .forEach(org -> byOrg.computeIfPresent(org, (key, sessions) -> {
                    sessions.remove(session.getId());
                    return sessions.isEmpty() ? null : sessions;
                }));
    }

    private void remember(HttpSession session, Object value) {
        if (value instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedIn person) {
            byOrg.compute(person.org(), (org, known) -> {
                Map<String, Signed> sessions = known == null ? new ConcurrentHashMap<>() : known;
                sessions.put(session.getId(), new Signed(session, person));
                return sessions;
            });
        }
    }
}
