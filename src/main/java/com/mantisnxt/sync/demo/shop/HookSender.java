package com.mantisnxt.sync.demo.shop;

import com.mantisnxt.sync.connector.HookSignature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls as WooCommerce does: once, signed, and without caring much what becomes of it. */
final class HookSender {

    private static final Logger log = LoggerFactory.getLogger(HookSender.class);

    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private volatile @Nullable URI address;

    HookSender(String secret) {
        this.secret = secret;
    }

    /** First it greets, unsigned. */
    void to(URI called) {
        address = called;
        send(request(called)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("webhook_id=1"))
                .build());
    }

    void send(String topic, ObjectNode what) {
        URI called = address;
        if (called == null) {
            return;
        }
        byte[] body = what.toString().getBytes(StandardCharsets.UTF_8);
        send(request(called)
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Topic", topic)
                .header("X-WC-Webhook-Signature", HookSignature.of(body, secret))
                .header("X-WC-Webhook-Delivery-ID", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpRequest.Builder request(URI called) {
        return HttpRequest.newBuilder(called)
                .timeout(Duration.ofSeconds(10))
                .header("User-Agent", "WooCommerce/8.9.1 Hookshot (WordPress/6.5.3)");
    }

    private void send(HttpRequest call) {
        http.sendAsync(call, BodyHandlers.discarding())
                .whenComplete((answer, fault) -> log.debug(
                        "The made-up shop called, and heard {}",
                        fault == null ? answer.statusCode() : fault.toString()));
    }
}
