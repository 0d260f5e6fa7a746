package com.mantisnxt.sync.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.OrgId;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OpenSessionTest {

    private final SignedIn person =
            new SignedIn(new OrgId(UUID.randomUUID()), "Test", UUID.randomUUID(), "a@b.c", "Ann", Role.ADMIN, "s");
    private final SignedInSessions sessions = new SignedInSessions();
    private final OpenSession open = new OpenSession(sessions);
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void somebodySignsIn() {
        signIn(session);
        var request = new MockHttpServletRequest();
        request.setSession(session);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aPersonStandsAsLongAsTheirSession() {
        assertThat(open.stillLetsIn(person)).isTrue();
        sessions.forget(session);
        assertThat(open.stillLetsIn(person)).isFalse();
    }

    @Test
    void anotherSessionOfTheSamePersonIsNoExcuse() {
        signIn(new MockHttpSession());
        assertThat(open.stillLetsIn(person)).isTrue();
        sessions.sessionDestroyed(new HttpSessionEvent(session));
        assertThat(open.stillLetsIn(person)).isFalse();
    }

    @Test
    void whoCameByNoSessionIsNobodysToJudge() {
        sessions.forget(session);
        assertThat(open.stillLetsIn(person::caller)).isTrue();
    }

    private void signIn(MockHttpSession of) {
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        sessions.attributeAdded(new HttpSessionBindingEvent(of, "SPRING_SECURITY_CONTEXT", context));
    }
}
