package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts the pages that browsers have open on this node; one that went away unsaid counts until its beat is missed. */
@Component
class PageMeters implements VaadinServiceInitListener {

    private final AtomicInteger open = new AtomicInteger();

    PageMeters(MeterRegistry meters) {
        Gauge.builder("sync.pages", open, AtomicInteger::get)
                .description("pages open in browsers")
                .register(meters);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> {
            open.incrementAndGet();
            opened.getUI().addDetachListener(closed -> open.decrementAndGet());
        });
    }
}
