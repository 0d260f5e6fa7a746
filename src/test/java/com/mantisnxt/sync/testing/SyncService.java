package com.mantisnxt.sync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sync service that reports by REST, with short words for what tests let it say. */
public final class SyncService {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;
    private long sequence;

    public SyncService(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** The same service, speaking to another node. */
    public SyncService at(String otherAddress) {
        return new SyncService(otherAddress, token);
    }

    public void start(String syncId, String source, int total) {
        post("/syncs", """
                {"syncId": "%s", "entityType": "product", "sourceSystem": "%s", "totalItems": %d}
                """.formatted(syncId, source, total));
    }

    public void report(String syncId, int processed) {
        reportAs(syncId, ++sequence, processed);
    }

    public void reportAs(String syncId, long number, int processed) {
        post("/syncs/" + syncId + "/progress", progress(number, processed));
    }

    /** Reports and takes whatever answer comes. */
    public HttpResponse<String> tryToReport(String syncId, int processed) {
        return tryToPost("/syncs/" + syncId + "/progress", progress(++sequence, processed));
    }

    private static String progress(long number, int processed) {
        return """
                {"sequence": %d, "processed": %d}
                """.formatted(number, processed);
    }

    public void heartbeat(String syncId, String state, String reason) {
        post("/syncs/" + syncId + "/heartbeat", """
                {"state": "%s", "reason": "%s"}
                """.formatted(state, reason));
    }

    public void finish(String syncId, String status) {
        post("/syncs/" + syncId + "/finish", """
                {"status": "%s"}
                """.formatted(status));
    }

    /** @return kinds of the commands that wait, oldest first */
    public List<String> commands(String syncId) {
        return fetch(syncId).map(command -> command.get("kind").asString()).toList();
    }

    /** Answers everything that was asked. */
    public void obey(String syncId) {
        fetch(syncId)
                .forEach(command -> post(
                        "/syncs/" + syncId + "/commands/" + command.get("id").asString(), "{\"outcome\": \"done\"}"));
    }

    private Stream<JsonNode> fetch(String syncId) {
        var answer = send(request("/syncs/" + syncId + "/commands").GET());
        return StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false);
    }

    /** Sends a body as it stands; an answer that is no success fails the test. */
    public void post(String path, String body) {
        var answer = tryToPost(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    public HttpResponse<String> tryToPost(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public int statusOf(String path) {
        return send(request(path).GET()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
