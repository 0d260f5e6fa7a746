package com.mantisnxt.sync.account.ui;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A page whose session ends while it is being answered leads to the sign-in page that says so. What then fails is no fault of
 * the console, and nobody is to read "Internal error" for it.
 */
@Component
class EndedSessions implements VaadinServiceInitListener {

    private static final String SIGN_IN = "login?ended";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(EndedSessions::messages);
    }

    static SystemMessages messages(SystemMessagesInfo about) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredURL(SIGN_IN);
        if (isEnded(about.getRequest())) {
            messages.setInternalErrorNotificationEnabled(false);
            messages.setInternalErrorURL(SIGN_IN);
        }
        return messages;
    }

    /** The framework asks with the request that failed: by then its session is gone, or refuses to be asked. */
    private static boolean isEnded(@Nullable VaadinRequest request) {
        if (request == null) {
            return false;
        }
        try {
            WrappedSession session = request.getWrappedSession(false);
            return session == null || session.getCreationTime() == 0;
        } catch (IllegalStateException gone) {
            return true;
        }
    }
}
