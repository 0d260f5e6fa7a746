package com.mantisnxt.sync.alert.api;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.alert.WatchedOrganisation;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ConsoleTest
@AutoConfigureMockMvc
class AlertApiTest {

    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final TestOrganisation organisation = database.newOrganisation();
    private final MockMvc http;
    private final WatchedOrganisation watched;
    private final ApiTokens tokens;
    private final CurrentCaller currentCaller;

    @Autowired
    AlertApiTest(MockMvc http, ApiTokens tokens, CurrentCaller currentCaller, ApplicationContext context) {
        this.http = http;
        this.tokens = tokens;
        this.currentCaller = currentCaller;
        this.watched = WatchedOrganisation.of(context, database, organisation);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private String token(TestOrganisation of, EnumSet<Scope> scopes) {
        return currentCaller
                .callAs(
                        Organisations.callerOf(of, Right.values()),
                        () -> tokens.create("test " + UUID.randomUUID(), scopes, null))
                .value();
    }

    private ResultActions ask(MockHttpServletRequestBuilder request, String token) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + token));
    }

    @Test
    void openOnesComePageByPageAndOnlyToTheirOrganisation() throws Exception {
        for (int i = 0; i < 3; i++) {
            UUID shop = watched.connection("Shop " + i);
            watched.ended("sync-" + i, "failed", Map.of());
            watched.runOf("sync-" + i, shop, watched.now());
        }
        watched.look();
        String token = token(organisation, EnumSet.of(Scope.READ));
        String first = ask(get("/api/v1/alerts").param("limit", "2"), token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.alerts", hasSize(2)))
                .andExpect(jsonPath("$.alerts[0].rule").value("sync-failed"))
                .andExpect(jsonPath("$.alerts[0].severity").value("critical"))
                .andExpect(jsonPath("$.alerts[0].closedAt").value(nullValue()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        ask(get("/api/v1/alerts").param("limit", "2").param("after", JsonPath.<String>read(first, "$.next")), token)
                .andExpect(jsonPath("$.alerts", hasSize(1)))
                .andExpect(jsonPath("$.next").value(nullValue()));
        String foreign = token(database.newOrganisation(), EnumSet.of(Scope.READ));
        ask(get("/api/v1/alerts"), foreign).andExpect(jsonPath("$.alerts", hasSize(0)));
        ask(get("/api/v1/alerts").param("open", "false"), foreign).andExpect(jsonPath("$.alerts", hasSize(0)));
        ask(get("/api/v1/alerts").param("open", "false"), token).andExpect(jsonPath("$.alerts", hasSize(3)));
    }

    @Test
    void nonsenseAndTokensThatMayNotReadAreRefused() throws Exception {
        String token = token(organisation, EnumSet.of(Scope.READ));
        ask(get("/api/v1/alerts").param("limit", "0"), token).andExpect(status().is(422));
        ask(get("/api/v1/alerts").param("after", "nonsense"), token).andExpect(status().is(422));
        ask(get("/api/v1/alerts"), token(organisation, EnumSet.of(Scope.REPORT)))
                .andExpect(status().is(403));
    }
}
