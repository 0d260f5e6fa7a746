package com.mantisnxt.sync.progress.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.Organisations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Refusals of the REST API: a stable code, the field, never a 500. */
class ProgressApiRefusalTest extends ProgressApiFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /syncs | {not json | 400 | bad_json |
            /syncs | {"entityType": "goods"} | 422 | invalid_field | entityType
            /syncs | {"totalItems": 5} | 422 | missing_field | entityType
            /syncs | {"entityType": "order", "totalItems": -1} | 422 | negative_count | totalItems
            /syncs | {"entityType": "order", "totalItems": 99999999999} | 422 | invalid_field | totalItems
            /syncs | {"entityType": "order", "colour": "red"} | 422 | unknown_field | colour
            /syncs | {"entityType": "order", "syncId": " "} | 422 | invalid_field | syncId
            /syncs | {"entityType": "order", "syncId": "run-1"} | 409 | sync_exists |
            /syncs/run-1/progress | {} | 422 | missing_field | processed
            /syncs/run-1/progress | {"processed": -4} | 422 | negative_count | processed
            /syncs/run-1/progress | {"processed": 90, "failed": 11} | 422 | counts_exceed_total |
            /syncs/run-1/progress | {"processed": "many"} | 422 | invalid_field | processed
            /syncs/run-1/progress | [] | 422 | invalid_field |
            /syncs/nowhere/progress | {"processed": 1} | 404 | unknown_sync |
            /syncs/nowhere/heartbeat | {} | 404 | unknown_sync |
            /syncs/run-1/heartbeat | {"state": "dancing"} | 422 | invalid_field | state
            /syncs/run-1/heartbeat | {"state": "waiting", "until": "+999999999-12-31T23:59:59Z"} | 422 | invalid_field | until
            /syncs/run-1/heartbeat | {"state": "waiting", "until": "-4800-01-01T00:00:00Z"} | 422 | invalid_field | until
            /syncs/run-1/finish | {"status": "completed", "processed": 2147483647, "failed": 2147483647} | 422 | counts_exceed_total |
            /syncs/run-1/finish | {"status": "paused"} | 422 | not_an_end | status
            /syncs/run-1/finish | {"status": "completed", "processed": 200} | 422 | counts_exceed_total |
            /syncs/run-1/commands/5f0c7c4e-7d43-4a7c-9d3f-0d6c3d7a1b11 | {"outcome": "done"} | 404 | unknown_command |
            /progress | {"reports": [{"syncId": "run-1"}]} | 422 | missing_field | reports[0].processed
            /progress | {"reports": [null]} | 422 | missing_field | reports[0]
            """)
    void badInputIsRefusedWithItsCodeAndField(String path, String body, int status, String code, @Nullable String field)
            throws Exception {
        ResultActions answer = send(path, body)
                .andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(content().string(not(containsString("Exception"))))
                .andExpect(content().string(not(containsString("com.mantisnxt"))));
        if (field != null) {
            answer.andExpect(jsonPath("$.field").value(field));
        }
    }

    @Test
    void anImpossibleCountNamesTheThreeNumbers() throws Exception {
        send("/syncs/run-1/progress", "{\"processed\": 90, \"failed\": 11}")
                .andExpect(jsonPath("$.detail").value("processed 90 + failed 11 is more than total 100."));
    }

    @Test
    void oversizeMetadataIsRefused() throws Exception {
        String metadata = "x".repeat(20_000);
        send("/syncs", "{\"entityType\": \"order\", \"metadata\": {\"note\": \"" + metadata + "\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("metadata_too_large"));
    }

    @Test
    void aBodyWithoutMeasureIsRefusedWithoutBeingRead() throws Exception {
        String padding = " ".repeat(17 * 1024 * 1024);
        send("/progress", padding + "{\"reports\": []}")
                .andExpect(status().isContentTooLarge())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("too_large"));
    }

    @Test
    void aBodyNestedWithoutEndIsNoJsonToUs() throws Exception {
        String nested = "[".repeat(100_000);
        send("/syncs", "{\"entityType\": \"order\", \"metadata\": {\"note\": " + nested)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("bad_json"));
    }

    @Test
    void aCursorFromBeyondTimeIsNoCursor() throws Exception {
        String cursor = Base64.getUrlEncoder()
                .encodeToString("+999999999-12-31T23:59:59Z 5f0c7c4e-7d43-4a7c-9d3f-0d6c3d7a1b11"
                        .getBytes(StandardCharsets.UTF_8));
        read("/syncs?after=" + cursor)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.field").value("after"));
    }

    @Test
    void aFinishedSyncTakesNoMoreReports() throws Exception {
        send("/syncs/run-1/finish", "{\"status\": \"failed\", \"error\": \"boom\"}");
        send("/syncs/run-1/progress", "{\"processed\": 1}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("sync_finished"));
        send("/syncs/run-1/finish", "{\"status\": \"failed\"}").andExpect(status().isNoContent());
    }

    @Test
    void noTokenAWrongOneAndAForeignOneAreRefused() throws Exception {
        http.perform(get("/api/v1/syncs")).andExpect(status().isUnauthorized());
        http.perform(get("/api/v1/syncs").header("Authorization", "Bearer mnx_nonsense"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        String foreign = token(Organisations.anybody(), EnumSet.allOf(Scope.class));
        http.perform(get("/api/v1/syncs/run-1").header("Authorization", "Bearer " + foreign))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_sync"));
    }

    @Test
    void aTokenReachesOnlyWhatItsScopesAllow() throws Exception {
        String reader = token(caller, EnumSet.of(Scope.READ));
        http.perform(post("/api/v1/syncs/run-1/progress")
                        .header("Authorization", "Bearer " + reader)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"processed\": 1}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not_allowed"));
    }

    @Test
    void wrongMethodsTypesAndPathsAreProblemsToo() throws Exception {
        http.perform(get("/api/v1/progress").header("Authorization", "Bearer " + token))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.code").value("method_not_allowed"));
        http.perform(post("/api/v1/progress")
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("hello"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("unsupported_media_type"));
        read("/syncs?after=nonsense").andExpect(jsonPath("$.field").value("after"));
        read("/syncs?limit=0").andExpect(jsonPath("$.field").value("limit"));
        read("/syncs?active=perhaps").andExpect(status().isBadRequest());
    }
}
