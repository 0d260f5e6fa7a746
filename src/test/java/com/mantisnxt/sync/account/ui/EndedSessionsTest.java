package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** What a page is told when answering it failed, by what became of its session. */
class EndedSessionsTest extends ViewTest {

    @Test
    void afterItsSessionIsGoneAPageLeadsToTheSignInPageThatSaysSo() {
        var request = new MockHttpServletRequest();
        var session = new MockHttpSession();
        request.setSession(session);
        session.invalidate();
        assertThat(messages(request).isInternalErrorNotificationEnabled()).isFalse();
        assertThat(messages(request).getInternalErrorURL()).isEqualTo("login?ended");
    }

    /** A request that was wrapped before keeps the session it once had. */
    @Test
    void aSessionThatRefusesToBeAskedHasEndedToo() {
        var session = new MockHttpSession();
        session.invalidate();
        var request = new HttpServletRequestWrapper(new MockHttpServletRequest()) {
            @Override
            public HttpSession getSession(boolean create) {
                return session;
            }
        };
        assertThat(messages(request).isInternalErrorNotificationEnabled()).isFalse();
    }

    @Test
    void whileItsSessionLastsAFaultIsAFault() {
        var request = new MockHttpServletRequest();
        request.setSession(new MockHttpSession());
        assertThat(messages(request).isInternalErrorNotificationEnabled()).isTrue();
        assertThat(messages(request).getInternalErrorURL()).isNull();
        assertThat(messages(request).getSessionExpiredURL()).isEqualTo("login?ended");
    }

    private static SystemMessages messages(HttpServletRequest request) {
        var service = (VaadinServletService) VaadinService.getCurrent();
        return service.getSystemMessages(Locale.ENGLISH, new VaadinServletRequest(request, service));
    }
}
