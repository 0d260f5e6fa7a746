package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.pattern.DynamicConverter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The readable form of the log as the application sets it: whatever a message or a fault holds, it begins no line. */
class LogLinesTest {

    private final LoggerContext context = new LoggerContext();
    private final StandardEnvironment environment = new StandardEnvironment();

    @BeforeEach
    void settings() throws IOException {
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
    }

    @TestFactory
    Stream<DynamicTest> nothingThatIsSaidBeginsALineOrCommandsTheTerminal() {
        return Stream.of("console", "file")
                .flatMap(form -> Probes.texts().entrySet().stream()
                        .map(probe -> DynamicTest.dynamicTest(form + ": " + probe.getKey(), () -> {
                            String said = written(form, probe.getValue(), new IllegalStateException(probe.getValue()));
                            assertThat(said.lines().toList())
                                    .isNotEmpty()
                                    .allMatch(line -> line.matches("(?s)\\d{4}-\\d\\d-\\d\\d .*|[ \t].*|"));
                            assertThat(said).doesNotContainPattern("[\\p{Cc}&&[^\t\n]]|[\u2028-\u202e\u2066-\u2069]");
                        })));
    }

    @Test
    void whatWasSaidIsStillThere() {
        String said = written("console", "one\ntwo", new IllegalStateException("three\nfour"));
        assertThat(said)
                .contains("one\n\ttwo\n\n\tjava.lang.IllegalStateException: three\n\tfour\n\tat ")
                .endsWith("\n");
    }

    @Test
    void noLineHoldsASecret() {
        for (String form : List.of("console", "file")) {
            assertThat(written(form, "Bearer abc.def and mnx_AAAA", new IllegalStateException("password=hunter2")))
                    .contains("Bearer ***", "mnx_***", "password=***")
                    .doesNotContain("abc.def", "AAAA", "hunter2");
        }
    }

    private String written(String form, String message, Throwable fault) {
        var layout = new PatternLayout();
        layout.setContext(context);
        @SuppressWarnings("rawtypes")
        Supplier<DynamicConverter> colours = ColorConverter::new;
        Supplier<DynamicConverter> faults = ExtendedWhitespaceThrowableProxyConverter::new;
        layout.getInstanceConverterMap().put("clr", colours);
        layout.getInstanceConverterMap().put("wEx", faults);
        layout.setPattern(Objects.requireNonNull(environment.getProperty("logging.pattern." + form)));
        layout.start();
        var logger = context.getLogger("com.mantisnxt.sync.Somewhere");
        var event = new LoggingEvent(getClass().getName(), logger, Level.WARN, "{}", fault, new Object[] {message});
        return layout.doLayout(event);
    }
}
