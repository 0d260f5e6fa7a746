package com.mantisnxt.sync.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
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

    /** What operators ask, as id and kind. */
    List<Map<String, Object>> commands(String syncId) {
        List<Map<String, Object>> commands =
                http.get().uri("/syncs/{id}/commands", syncId).retrieve().body(new ParameterizedTypeReference<>() {});
        return commands == null ? List.of() : commands;
    }
}
