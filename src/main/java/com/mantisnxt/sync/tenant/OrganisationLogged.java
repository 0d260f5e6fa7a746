package com.mantisnxt.sync.tenant;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

/**
 * Says in structured logs for which organisation a line was written, wherever somebody asks: pages, what is pushed to them,
 * work in the background. Where the line says it itself that stands. Named in application.yaml.
 */
public final class OrganisationLogged implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final String ORGANISATION = "organisation";
    private static final ScopedValue<Boolean> ASKING = ScopedValue.newInstance();

    private final String name;

    public OrganisationLogged(Environment environment) {
        boolean isGelf = "gelf".equals(environment.getProperty("logging.structured.format.console"));
        this.name = isGelf ? "_" + ORGANISATION : ORGANISATION;
    }

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.add(name, OrganisationLogged::organisation).whenNotNull();
    }

    private static @Nullable String organisation(ILoggingEvent event) {
        return event.getMDCPropertyMap().containsKey(ORGANISATION) || ASKING.isBound()
                ? null
                : ScopedValue.where(ASKING, true).call(OrganisationLogged::asked);
    }

    /** Who asks may have to be read from a session, which logs as well, or fails where it is over. */
    private static @Nullable String asked() {
        try {
            return CurrentCaller.onThisThread()
                    .map(caller -> caller.org().toString())
                    .orElse(null);
        } catch (RuntimeException unknown) {
            return null;
        }
    }
}
