package com.mantisnxt.sync.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, where an engine is at hand and can really be used. */
final class Containers {

    private static final Logger log = LoggerFactory.getLogger(Containers.class);
    /** An engine that answers but can pull nothing would keep us for minutes. */
    private static final int PATIENCE_SECONDS = 60;

    private Containers() {}

    /** @return the port of a server that takes every role of ours without a password; empty where there is no engine */
    static Optional<Integer> startPostgres(int major) {
        if (!isEngineNamed()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                            CompletableFuture.supplyAsync(() -> start(major)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .filter(port -> port > 0);
        } catch (ExecutionException | TimeoutException unusable) {
            log.warn("No container of PostgreSQL {}: {}. The embedded one is used.", major, String.valueOf(unusable));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isEngineNamed() {
        return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }

    /** The container lives as long as the JVM. */
    @SuppressWarnings("resource")
    private static int start(int major) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return 0;
        }
        var container = new PostgreSQLContainer("postgres:" + major)
                .withUsername("postgres")
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");
        container.setCommand(command());
        container.start();
        log.info("PostgreSQL {} runs in a container", major);
        return container.getHost().equals("localhost") ? container.getFirstMappedPort() : 0;
    }

    private static String command() {
        var command = new StringBuilder("postgres");
        TestServer.SETTINGS.forEach(
                (name, value) -> command.append(" -c ").append(name).append('=').append(value));
        return command.toString();
    }
}
