package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/**
 * A node in a process of its own that can be killed: all that works on runs, and nothing of what serves people. It says
 * on its output what it does.
 */
public final class WorkerProcess implements AutoCloseable {

    /** So many products has the source that workers read. */
    static final int CATALOGUE = 12_000;

    static final String READS_THE_CATALOGUE = "--worker.catalogue=true";

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /** @param more settings, each as an argument */
    public static WorkerProcess start(TestDatabase database, String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                database.url()));
        command.addAll(List.of(more));
        try {
            Path output = Path.of("target", "worker-" + name + ".log");
            return new WorkerProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In small pages, and a walk can be gone on with. */
    static RecordsOfATest catalogue(int products, String price) {
        return new RecordsOfATest().products(products, price).inPagesOf(40).withCursors();
    }

    public String pid() {
        return String.valueOf(process.pid());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does: no goodbye to anybody. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The process stands still, and knows nothing of it. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs in the other process. */
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @AutoConfigurationPackage(basePackages = "com.mantisnxt.sync")
    @EntityScan("com.mantisnxt.sync")
    @ComponentScan(
            basePackages = {
                "com.mantisnxt.sync.base",
                "com.mantisnxt.sync.tenant",
                "com.mantisnxt.sync.database",
                "com.mantisnxt.sync.activity",
                "com.mantisnxt.sync.progress",
                "com.mantisnxt.sync.connector",
                "com.mantisnxt.sync.preview",
                "com.mantisnxt.sync.run"
            },
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(ui|api|unpack|export|views)\\..*"))
    static class Main {

        /** Whatever the connection: the same in every process that is to read it. */
        @Bean
        @Primary
        @ConditionalOnProperty("worker.catalogue")
        static Sources catalogue() {
            return new MadeUpSources(connection -> WorkerProcess.catalogue(CATALOGUE, "2.00"));
        }

        /** Accounts are not part of a worker; nothing that it does is for the trail. */
        @Bean
        static AuditEntries trail() {
            return (action, subject, details) -> {};
        }

        public static void main(String[] arguments) {
            Map<String, String> settings = new LinkedHashMap<>(Map.of(
                    "--sync.database.url", arguments[0],
                    "--sync.database.user.name", "sync_app",
                    "--sync.database.owner.name", "sync_owner",
                    "--sync.run.lease", "1500ms",
                    "--sync.run.batch", "4",
                    "--db-scheduler.polling-interval", "100ms",
                    "--db-scheduler.heartbeat-interval", "300ms"));
            for (String more : List.of(arguments).subList(1, arguments.length)) {
                settings.put(more.substring(0, more.indexOf('=')), more.substring(more.indexOf('=') + 1));
            }
            new SpringApplicationBuilder(Main.class)
                    .web(WebApplicationType.NONE)
                    .run(settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new));
        }
    }
}
