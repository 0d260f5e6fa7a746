package com.mantisnxt.sync.base.ui;

import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an act on a page throws unforeseen is told to the person, by a reference to the log: nothing fails in silence. */
@Component
class Faults implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(begun -> begun.getSession().setErrorHandler(Faults::tell));
    }

    /** @return the reference under which the log has it */
    static String log(String what, Throwable fault) {
        String reference = UUID.randomUUID().toString();
        log.error("{}, reference {}", what, reference, fault);
        return reference;
    }

    static void tell(ErrorEvent event) {
        Throwable fault = event.getThrowable();
        if (DefaultErrorHandler.SOCKET_EXCEPTIONS.contains(fault.getClass().getName())) {
            // a browser that went away
            return;
        }
        if (fault instanceof Refused refused) {
            log.info("Refused: {}", refused.reason());
            shown(() -> Feedback.refused(refused));
            return;
        }
        String reference = log("An act on a page failed", fault);
        shown(() -> Feedback.failed(reference));
    }

    /** Nobody can be told where the page is gone, or what failed was no page's. */
    private static void shown(Runnable telling) {
        UI ui = UI.getCurrent();
        if (ui != null && ui.isAttached()) {
            telling.run();
        }
    }
}
