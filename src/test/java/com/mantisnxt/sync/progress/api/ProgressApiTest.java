package com.mantisnxt.sync.progress.api;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** What a service tells by the REST API, from start to finish. */
class ProgressApiTest extends ProgressApiFixture {

    @Test
    void aWholeRunFromStartToFinish() throws Exception {
        send("/syncs/run-1/progress", "{\"sequence\": 1, \"processed\": 60, \"failed\": 2}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.result").value("applied"));
        send("/syncs/run-1/heartbeat", """
                {"state": "throttled", "reason": "429", "until": "2026-06-01T14:32:10Z", "batch": 7, "attempt": 2}
                """).andExpect(status().isNoContent());
        read("/syncs/run-1")
                .andExpect(jsonPath("$.worker.state").value("throttled"))
                .andExpect(jsonPath("$.worker.reason").value("429"))
                .andExpect(jsonPath("$.worker.until").value("2026-06-01T14:32:10Z"))
                .andExpect(jsonPath("$.worker.batch").value(7))
                .andExpect(jsonPath("$.worker.attempt").value(2));
        send("/syncs/run-1/heartbeat", "").andExpect(status().isNoContent());
        send("/syncs/run-1/finish", "{\"status\": \"completed\", \"processed\": 98, \"failed\": 2}")
                .andExpect(status().isNoContent());
        read("/syncs/run-1")
                .andExpect(jsonPath("$.status").value("completed_with_errors"))
                .andExpect(jsonPath("$.processed").value(98))
                .andExpect(jsonPath("$.percentage").value(100.0))
                .andExpect(jsonPath("$.completedAt").value(not(nullValue())));
        read("/syncs?active=true").andExpect(jsonPath("$.syncs", hasSize(0)));
        read("/syncs?active=false").andExpect(jsonPath("$.syncs", hasSize(1)));
    }

    @Test
    void aRepeatedStartWithItsKeyAnswersTheSame() throws Exception {
        for (int expected : new int[] {201, 200}) {
            http.perform(post("/api/v1/syncs")
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", "k-1")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"syncId\": \"run-2\", \"entityType\": \"order\"}"))
                    .andExpect(status().is(expected))
                    .andExpect(jsonPath("$.syncId").value("run-2"));
        }
    }

    @Test
    void aBatchAnswersEntryByEntry() throws Exception {
        send("/progress", """
                {"reports": [{"syncId": "run-1", "sequence": 1, "processed": 5},
                             {"syncId": "nowhere", "sequence": 1, "processed": 5},
                             {"syncId": "run-1", "sequence": 2, "processed": 500}]}
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(3)))
                .andExpect(jsonPath("$[1].code").value("unknown_sync"))
                .andExpect(jsonPath("$[2].code").value("counts_exceed_total"));
    }

    @Test
    void pagesOfActiveSyncsAreFollowedByTheirCursor() throws Exception {
        for (int i = 2; i <= 5; i++) {
            send("/syncs", "{\"syncId\": \"run-" + i + "\", \"entityType\": \"order\", \"totalItems\": 5}");
        }
        String body = read("/syncs?limit=2")
                .andExpect(jsonPath("$.syncs", hasSize(2)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(body, "$.next");
        read("/syncs?limit=10&after=" + next)
                .andExpect(jsonPath("$.syncs", hasSize(3)))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }
}
