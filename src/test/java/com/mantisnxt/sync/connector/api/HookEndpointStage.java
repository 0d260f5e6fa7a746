package com.mantisnxt.sync.connector.api;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.HookSignature;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SharedDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Connections that are called, through a real server and all its filters. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
abstract class HookEndpointStage {

    static final String SECRET = "wh-4711";
    static final JsonMapper JSON = JsonMapper.shared();
    final Caller admin = Organisations.anybody();
    final HttpClient http = HttpClient.newHttpClient();
    final String address = randomAddress();

    @Autowired
    Connections connections;

    @Autowired
    CurrentCaller currentCaller;

    @LocalServerPort
    int port;

    @AfterEach
    void close() {
        http.close();
    }

    /** Headers and bytes to send. */
    record Call(Map<String, String> headers, byte[] body) {

        Call without(String header) {
            Map<String, String> fewer = new HashMap<>(headers);
            fewer.remove(header);
            return new Call(fewer, body);
        }

        Call with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Call(more, body);
        }
    }

    static Call signed(String topic, String delivery, String body, String secret) {
        return signed(topic, delivery, body.getBytes(StandardCharsets.UTF_8), secret);
    }

    static Call signed(String topic, String delivery, byte[] body, String secret) {
        return new Call(
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-WC-Webhook-Topic",
                        topic,
                        "X-WC-Webhook-Delivery-ID",
                        delivery,
                        "X-WC-Webhook-Signature",
                        HookSignature.of(body, secret)),
                body);
    }

    UUID connection(Caller owner, String secret, EntityType... entities) {
        Map<String, String> secrets = new HashMap<>(Map.of("consumerKey", "ck_1", "consumerSecret", "cs_1"));
        if (!secret.isEmpty()) {
            secrets.put("hookSecret", secret);
        }
        List<EntitySetup> setups = Arrays.stream(entities)
                .map(entity -> new EntitySetup(entity, true, JSON.createObjectNode(), JSON.createArrayNode()))
                .toList();
        var draft = new ConnectionDraft(
                "Shop " + UUID.randomUUID(),
                SourceSystem.WOOCOMMERCE,
                "https://shop.example",
                JSON.createObjectNode(),
                Secrets.of(secrets),
                setups);
        return currentCaller.callAs(owner, () -> connections.create(draft));
    }

    List<Short> hinted() {
        try (Session session = session()) {
            return session.values(Short.class, "select entity_code from sync_console.sync_hint");
        }
    }

    long events() {
        try (Session session = session()) {
            return session.count("select count(*) from sync_console.hook_event");
        }
    }

    Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(admin.org().value());
    }

    HttpResponse<String> post(UUID connection, Call call) throws Exception {
        return send(connection.toString(), call);
    }

    HttpResponse<String> answerOf(UUID connection, Call call) {
        try {
            return post(connection, call);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(String connection, Call call) throws Exception {
        HttpRequest.Builder request = request(connection);
        call.headers().forEach(request::header);
        return http.send(request.POST(BodyPublishers.ofByteArray(call.body())).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String connection) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/v1/" + connection))
                .header("X-Forwarded-For", address);
    }

    static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
