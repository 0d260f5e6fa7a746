package com.mantisnxt.sync.activity.api;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ConsoleTest
@AutoConfigureMockMvc
class ActivityApiTest {

    private final MockMvc http;
    private final String token;
    private final Caller caller = Organisations.anybody();
    private final LoggedEvents events =
            new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value());

    @Autowired
    ActivityApiTest(MockMvc http, ApiTokens tokens, CurrentCaller currentCaller) {
        this.http = http;
        this.token = currentCaller
                .callAs(caller, () -> tokens.create("test", EnumSet.allOf(Scope.class), null))
                .value();
    }

    @BeforeEach
    void startASync() {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, source_system, total_items) values (?, 's-1', 'order', 'odoo', 9)",
                    caller.org().value());
        }
    }

    @Test
    void eventsGoInAndComeOut() throws Exception {
        send("s-1", """
                [{"message": "batch 1"}, {"itemKey": "SKU-1", "error": "unknown product", "details": {"line": 2}}]
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events").value(2));
        ask(get("/api/v1/activity").param("status", "failed"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events", hasSize(1)))
                .andExpect(jsonPath("$.events[0].error").value("unknown product"))
                .andExpect(jsonPath("$.events[0].source").value("odoo"))
                .andExpect(jsonPath("$.events[0].entityType").value("order"))
                .andExpect(jsonPath("$.events[0].details.line").value(2))
                .andExpect(jsonPath("$.next").value(nullValue()));
    }

    @Test
    void pagesAreFollowedByTheCursor() throws Exception {
        for (int i = 0; i < 5; i++) {
            events.add(Instant.now().minusSeconds(i), "completed", "product", null);
        }
        String first = ask(get("/api/v1/activity").param("limit", "3"))
                .andExpect(jsonPath("$.events", hasSize(3)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        ask(get("/api/v1/activity").param("limit", "3").param("after", (String) JsonPath.read(first, "$.next")))
                .andExpect(jsonPath("$.events", hasSize(2)))
                .andExpect(jsonPath("$.next").value(nullValue()));
        String id = JsonPath.read(first, "$.events[0].id");
        ask(get("/api/v1/activity/" + id)).andExpect(jsonPath("$.id").value(id));
    }

    @Test
    void whatCanNotBeReadIsAProblemThatNamesTheField() throws Exception {
        problem(ask(get("/api/v1/activity").param("status", "exploded")), 422, "invalid_field", "status");
        problem(ask(get("/api/v1/activity").param("after", "x")), 422, "invalid_field", "after");
        problem(ask(get("/api/v1/activity").param("limit", "0")), 422, "invalid_field", "limit");
        problem(ask(get("/api/v1/activity/nonsense")), 422, "invalid_field", "event");
        unreadable(send("s-1", "[{\"status\": \"exploded\"}]"), "invalid_field", "[0].status");
        unreadable(send("s-1", "[{}, {\"colour\": 1}]"), "unknown_field", "[1].colour");
        problem(send("s-1", "[null]"), 422, "missing_field", "[0]");
        problem(send("s-1", "[{\"recordCount\": -1}]"), 422, "negative_count", "[0].recordCount");
        send("nowhere", "[{}]")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_sync"));
        send("s-1", "[{")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("bad_json"));
        unreadable(send("s-1", "{\"events\": []}"), "invalid_field", "");
    }

    /** So none can lie beyond tomorrow, where the database would refuse it. */
    @Test
    void theDateOfAnEventIsOursAndIsRefusedByItsNameWhereGiven() throws Exception {
        unreadable(send("s-1", "[{\"createdAt\": \"2199-01-01T00:00:00Z\"}]"), "unknown_field", "[0].createdAt");
        unreadable(send("s-1", "[{\"created_at\": \"2199-01-01T00:00:00Z\"}]"), "unknown_field", "[0].created_at");
    }

    @Test
    void anotherOrganisationsEventIsNotFound() throws Exception {
        Caller other = Organisations.anybody();
        var theirs =
                new LoggedEvents(TestServer.POSTGRES_18.shared(), other.org().value());
        var event = theirs.add(Instant.now(), "failed", "order", "secret");
        ask(get("/api/v1/activity/" + event))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_event"));
        ask(get("/api/v1/activity").param("after", event.toString())).andExpect(jsonPath("$.events", hasSize(0)));
    }

    @Test
    void withoutATokenNothingIsSaid() throws Exception {
        http.perform(get("/api/v1/activity")).andExpect(status().isUnauthorized());
    }

    private static void problem(ResultActions answer, int status, String code, String field) throws Exception {
        answer.andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.field").value(field));
    }

    private static void unreadable(ResultActions answer, String code, String field) throws Exception {
        answer.andExpect(status().is4xxClientError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(422))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.field").value(field));
    }

    private ResultActions send(String syncId, String body) throws Exception {
        return ask(post("/api/v1/syncs/{id}/events", syncId)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + token));
    }
}
