package com.mantisnxt.sync.progress.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A service with a token, and a sync of it that runs. */
@ConsoleTest
@AutoConfigureMockMvc
abstract class ProgressApiFixture {

    final Caller caller = Organisations.anybody();

    @Autowired
    MockMvc http;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private CurrentCaller currentCaller;

    String token;

    String token(Caller owner, Set<Scope> scopes) {
        return currentCaller
                .callAs(owner, () -> tokens.create("test", scopes, null))
                .value();
    }

    @BeforeEach
    void aSyncRuns() throws Exception {
        token = token(caller, EnumSet.allOf(Scope.class));
        send("/syncs", """
                {"syncId": "run-1", "entityType": "product", "sourceSystem": "shopify", "totalItems": 100}
                """).andExpect(status().isCreated());
    }

    ResultActions send(String path, String body) throws Exception {
        return http.perform(post("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    ResultActions read(String path) throws Exception {
        return http.perform(get("/api/v1" + path).header("Authorization", "Bearer " + token));
    }
}
