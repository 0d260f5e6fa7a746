package com.mantisnxt.sync.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.UI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonWriter;
import org.springframework.mock.env.MockEnvironment;

/** Lines of structured logs, as a page, what is pushed to it and the background write them. */
class OrganisationLoggedTest extends ViewTest {

    @Autowired
    private CurrentCaller currentCaller;

    private static String line(String format) {
        var environment = new MockEnvironment().withProperty("logging.structured.format.console", format);
        JsonWriter<ILoggingEvent> writer =
                JsonWriter.of(members -> new OrganisationLogged(environment).customize(members));
        var logger = (Logger) LoggerFactory.getLogger("test");
        return writer.writeToString(new LoggingEvent("test", logger, Level.WARN, "Said", null, null));
    }

    private static String named(UUID organisation) {
        return "{\"organisation\":\"" + organisation + "\"}";
    }

    @Test
    void aRequestOfAPageNamesTheOrganisationOfWhoeverIsSignedIn() {
        assertThat(line("ecs")).isEqualTo(named(organisation.id()));
        assertThat(line("gelf")).startsWith("{\"_organisation\":");
    }

    @Test
    void whatIsPushedToAPageNamesItsOrganisationAsWell() {
        UI ui = UI.getCurrent();
        AtomicReference<String> said = new AtomicReference<>();
        CompletableFuture.runAsync(() -> ui.access(() -> said.set(line("ecs")))).join();
        catchUp();
        assertThat(said.get()).isEqualTo(named(organisation.id()));
    }

    @Test
    void theBackgroundNamesWhomItWorksForAndNobodyOtherwise() {
        UUID other = UUID.randomUUID();
        CompletableFuture.runAsync(() -> {
                    assertThat(line("ecs")).isEqualTo("{}");
                    currentCaller.runAs(
                            new Caller(new OrgId(other), null, "", Set.of()),
                            () -> assertThat(line("ecs")).isEqualTo(named(other)));
                })
                .join();
    }

    @Test
    void whatALineSaysItselfIsNotSaidTwice() {
        try (var closed = MDC.putCloseable("organisation", "by itself")) {
            assertThat(line("ecs")).isEqualTo("{}");
        }
    }
}
