package com.mantisnxt.sync.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Speaks to the console as any sync service does: by REST, with a token. */
final class Reporter {

    private final RestClient http;

    Reporter(int port, String token) {
        this.http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/api/v1")
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    String start(Map<String, Object> start) {
        Map<String, Object> answer = http.post()
                .uri("/syncs")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(start)
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        return String.valueOf(answer == null ? "" : answer.get("syncId"));
    }

    void post(String syncId, String what, Object body) {
        http.post().uri("/syncs/{id}/" + what, syncId).body(body).retrieve().toBodilessEntity();
    }

    /** Ids of the syncs that are under way. */
    List<String> active() {
        Map<String, Object> page =
                http.get().uri("/syncs?active=true&limit=1000").retrieve().body(new ParameterizedTypeReference<>() {});
        if (page == null || !(page.get("syncs") instanceof List<?> syncs)) {
            return List.of();
        }
        return syncs.stream()
                .map(sync -> String.valueOf(((Map<?, ?>) sync).get("syncId")))
                .toList();
    }

    /** What is asked at a sync, as id and kind; nothing where neither a sync nor an order is there. */
    List<Map<String, Object>> commands(String syncId) {
        try {
            List<Map<String, Object>> commands = http.get()
                    .uri("/syncs/{id}/commands", syncId)
                    .retrieve()
                    .body(new ParameterizedTypeReference<>() {});
            return commands == null ? List.of() : commands;
        } catch (HttpClientErrorException.NotFound unknown) {
            return List.of();
        }
    }

    String beginPreview(String entityType, String sourceSystem, String syncId) {
        var begin = Map.of("entityType", entityType, "sourceSystem", sourceSystem, "syncId", syncId);
        Map<String, Object> begun =
                http.post().uri("/previews/pushed").body(begin).retrieve().body(new ParameterizedTypeReference<>() {});
        return String.valueOf(begun == null ? "" : begun.get("id"));
    }

    void addItems(String preview, List<Map<String, Object>> items) {
        http.post().uri("/previews/{id}/items", preview).body(items).retrieve().toBodilessEntity();
    }

    void completePreview(String preview, int stored) {
        http.post()
                .uri("/previews/{id}/complete", preview)
                .body(Map.of("stored", stored))
                .retrieve()
                .toBodilessEntity();
    }

    String stateOf(String preview) {
        Map<String, Object> found =
                http.get().uri("/previews/{id}", preview).retrieve().body(new ParameterizedTypeReference<>() {});
        return String.valueOf(found == null ? "" : found.get("state"));
    }

    /** Ids of the items that were not taken out. */
    List<String> included(String preview) {
        List<String> ids = new ArrayList<>();
        Object next = -1;
        while (next != null) {
            Map<String, Object> page = http.get()
                    .uri("/previews/{id}/items?excluded=false&limit=500&after={after}", preview, next)
                    .retrieve()
                    .body(new ParameterizedTypeReference<>() {});
            if (page == null || !(page.get("items") instanceof List<?> items)) {
                return ids;
            }
            items.forEach(item -> ids.add(String.valueOf(((Map<?, ?>) item).get("externalId"))));
            next = page.get("next");
        }
        return ids;
    }

    void outcomes(String preview, List<Map<String, String>> outcomes) {
        http.post()
                .uri("/previews/{id}/outcomes", preview)
                .body(outcomes)
                .retrieve()
                .toBodilessEntity();
    }
}
