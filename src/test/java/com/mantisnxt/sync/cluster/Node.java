package com.mantisnxt.sync.cluster;

import com.mantisnxt.sync.Application;
import com.mantisnxt.sync.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One node of the application on a port of its own, as an installation runs it beside others. */
public final class Node implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Node on(TestDatabase database) {
        return on(database, Map.of());
    }

    /** @param more settings that differ from an installation's */
    public static Node on(TestDatabase database, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "server.port", "0",
                "vaadin.productionMode", "true",
                "sync.database.url", database.url(),
                "sync.database.user.name", "sync_app",
                "sync.database.owner.name", "sync_owner",
                "sync.account.secret-key-file", "target/test-secret.key",
                "sync.account.token-cache", "PT1S",
                // its rows are none of those that a test counts
                "sync.isolation.after-start", "PT1H"));
        settings.putAll(more);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Node(new SpringApplicationBuilder(Application.class).run(arguments));
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String address() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The status of a probe as a load balancer sees it. */
    public int probe(String name) {
        return get("/actuator/health/" + name).statusCode();
    }

    /** @param headers names and values by turns */
    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
