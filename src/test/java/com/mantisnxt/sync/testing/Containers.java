package com.mantisnxt.sync.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL in a container, where an engine is at hand and can really be used. TEST_CONTAINERS=required forbids to do
 * without, so that a broken way to containers is seen.
 *
 * @param start gives the port of a server of this version, 0 where there is none
 */
record Containers(Map<String, String> environment, Path socket, IntUnaryOperator start) {

    private static final Logger log = LoggerFactory.getLogger(Containers.class);
    /** An engine that answers but can pull nothing would keep us for minutes. */
    private static final int PATIENCE_SECONDS = 60;

    static final Containers HERE = new Containers(System.getenv(), Path.of("/var/run/docker.sock"), Containers::start);

    /** @return the port of a server that takes every role of ours without a password; empty where there is no engine */
    Optional<Integer> startPostgres(int major) {
        if (environment.get("DOCKER_HOST") == null && !Files.exists(socket)) {
            return without(major, "no engine is named");
        }
        try {
            int port = CompletableFuture.supplyAsync(() -> start.applyAsInt(major))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return port > 0 ? Optional.of(port) : without(major, "the engine does not answer, or elsewhere");
        } catch (ExecutionException | TimeoutException unusable) {
            return without(major, String.valueOf(unusable));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<Integer> without(int major, String why) {
        if ("required".equals(environment.get("TEST_CONTAINERS"))) {
            throw new IllegalStateException(
                    "No container of PostgreSQL " + major + ", which TEST_CONTAINERS=required asks for: " + why);
        }
        log.info("No container of PostgreSQL {}: {}. The embedded one is used.", major, why);
        return Optional.empty();
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
