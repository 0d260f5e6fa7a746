package com.mantisnxt.sync.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages are counted while they are open. */
class PageMetersTest extends ViewTest {

    @Autowired
    private MeterRegistry meters;

    @Override
    protected Role role() {
        return Role.SUPPORT;
    }

    private double pages() {
        return meters.get("sync.pages").gauge().value();
    }

    @Test
    void aPageCountsUntilItIsClosed() {
        UI here = UI.getCurrent();
        double before = pages();
        assertThat(before).as("this one").isPositive();
        UI second = new UI();
        second.getInternals().setSession(here.getSession());
        UI.setCurrent(second);
        try {
            second.doInit(VaadinRequest.getCurrent(), here.getUIId() + 1, "");
            here.getSession().addUI(second);
            here.getSession().getService().fireUIInitListeners(second);
            assertThat(pages()).isEqualTo(before + 1);
            here.getSession().removeUI(second);
        } finally {
            UI.setCurrent(here);
        }
        assertThat(pages()).isEqualTo(before);
    }
}
