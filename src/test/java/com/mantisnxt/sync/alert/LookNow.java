package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Has the rules of an organisation look, where a test does not wait for their time; one look a while after the other. */
public final class LookNow {

    private LookNow() {}

    public static void at(OrgId organisation, Duration later, ApplicationContext context) {
        Instant now = Instant.now().plus(later);
        if (!context.getBean(AlertEvaluator.class).evaluate(new AlertScope(organisation), now)) {
            throw new IllegalStateException("Somebody has just looked.");
        }
    }

    /** Has the rules of the installation look, by a clock that the test turns. */
    public static void atInstallation(Instant now, ApplicationContext context) {
        if (!context.getBean(AlertEvaluator.class).evaluate(AlertScope.INSTALLATION, now)) {
            throw new IllegalStateException("Somebody has just looked.");
        }
    }
}
