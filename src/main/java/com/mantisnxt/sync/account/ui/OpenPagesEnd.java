package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.signin.SessionEnd;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the open pages of an ending session to the sign-in page, then ends it whether or not they answer. */
@Component
class OpenPagesEnd implements SessionEnd {

    private static final Logger log = LoggerFactory.getLogger(OpenPagesEnd.class);
    private static final int PATIENCE_SECONDS = 3;
    private static final Duration ON_THEIR_WAY = Duration.ofMillis(700);

    @Override
    public void end(HttpSession session) {
        try {
            Collection<VaadinSession> open = vaadinSessions(session);
            open.forEach(OpenPagesEnd::leave);
            letThemGo(open.isEmpty());
        } finally {
            try {
                session.invalidate();
            } catch (IllegalStateException e) {
                log.debug("The session had ended by itself: {}", e.getMessage());
            }
        }
    }

    /** A page that is on its way asks for the sign-in page that tells why, before the framework finds its session gone. */
    private static void letThemGo(boolean nobody) {
        try {
            if (!nobody) {
                Thread.sleep(ON_THEIR_WAY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Collection<VaadinSession> vaadinSessions(HttpSession session) {
        try {
            return VaadinSession.getAllSessions(session);
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private static void leave(VaadinSession session) {
        try {
            if (session.getLockInstance().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    session.getUIs().forEach(OpenPagesEnd::leave);
                } finally {
                    session.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(UI ui) {
        ui.getPage().setLocation("login?ended");
        if (ui.getPushConfiguration().getPushMode().isEnabled()) {
            ui.push();
        }
    }
}
