package com.mantisnxt.sync.preview.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class PreviewApiTest {

    private final MockMvc http;
    private final ApplicationContext context;
    private final ApiTokens tokens;
    private Shop shop;
    private String token;

    @Autowired
    PreviewApiTest(MockMvc http, ApplicationContext context, ApiTokens tokens) {
        this.http = http;
        this.context = context;
        this.tokens = tokens;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(8, "2").record("x", "{\"name\":\"New\"}"));
        token = shop.as(() -> tokens.create("test", EnumSet.allOf(Scope.class), null))
                .value();
    }

    @Test
    void theDescriptionOfTheApiKnowsEachNumberOfAResult() throws Exception {
        String numbers = "$.components.schemas.PreviewResult.properties.";
        var described = http.perform(get("/v3/api-docs")).andExpect(status().isOk());
        for (String number : List.of("planned", "applied", "unchanged", "drifted", "rejected", "open")) {
            described.andExpect(jsonPath(numbers + number + ".description").isNotEmpty());
        }
    }

    @Test
    void aPreviewIsComputedOnceAndRead() throws Exception {
        UUID preview = compute(true);
        assertThat(compute(false)).isEqualTo(preview);
        shop.work();
        ask(get("/api/v1/previews/" + preview))
                .andExpect(jsonPath("$.state").value("pending"))
                .andExpect(jsonPath("$.counts.updated").value(8))
                .andExpect(jsonPath("$.counts.deleted").value(2))
                .andExpect(jsonPath("$.complete").value(true))
                .andExpect(jsonPath("$.hash").value(shop.plan(preview).hash()));
        String items = "/api/v1/previews/" + preview + "/items";
        ask(get(items).param("kind", "updated").param("limit", "5"))
                .andExpect(jsonPath("$.items", hasSize(5)))
                .andExpect(jsonPath("$.next").value(4));
        ask(get(items).param("kind", "updated").param("limit", "5").param("after", "4"))
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andExpect(jsonPath("$.items[0].externalId").value("p-000005"))
                .andExpect(jsonPath("$.next").value(nullValue()));
        ask(get(items + "/0"))
                .andExpect(jsonPath("$.before.data.price").value("1"))
                .andExpect(jsonPath("$.after.data.price").value("2"));
        ask(get(items).param("kind", "all")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void aTokenThatMayNotAdministerNeitherTakesOutNorApproves() throws Exception {
        UUID preview = shop.compute();
        send("/" + preview + "/approve", "{\"hash\": \"" + shop.plan(preview).hash() + "\"}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("not_allowed"));
        send("/" + preview + "/exclusions", "{\"positions\": [1], \"reason\": \"no\"}")
                .andExpect(status().isForbidden());
    }

    @Test
    void whatIsNotThereSaysSo() throws Exception {
        ask(get("/api/v1/previews/" + UUID.randomUUID()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_preview"));
        send("", "{\"connectionId\": \"" + shop.connection + "\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("missing_field"));
    }

    @Test
    void aPreviewThatAServiceBringsIsDecidedHereAndAppliedByIt() throws Exception {
        String begun = send("/pushed", "{\"entityType\": \"order\", \"sourceSystem\": \"odoo\"}")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        UUID preview = UUID.fromString(JsonPath.read(begun, "$.id"));
        String items = """
                [{"kind": "updated", "id": "7", "version": 3, "before": {"price": "1"}, "after": {"price": "2"}},
                 {"kind": "new", "id": "8", "version": 0, "after": {"name": "Eight"}}]
                """;
        send("/" + preview + "/items", items).andExpect(status().isNoContent());
        send("/" + preview + "/items", items)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("id_twice"));
        send("/" + preview + "/complete", "{\"stored\": 10}")
                .andExpect(jsonPath("$.state").value("pending"));
        send("/" + preview + "/outcomes", "[{\"id\": \"7\", \"outcome\": \"applied\"}]")
                .andExpect(status().isConflict());
        shop.approve(preview);
        ask(get("/api/v1/previews/" + preview)).andExpect(jsonPath("$.state").value("approved"));
        send("/" + preview + "/outcomes", """
                [{"id": "7", "outcome": "applied"}, {"id": "8", "outcome": "rejected", "code": "x", "reason": "No."}]
                """)
                .andExpect(jsonPath("$.applied").value(1))
                .andExpect(jsonPath("$.rejected").value(1));
        ask(get("/api/v1/previews/" + preview)).andExpect(jsonPath("$.state").value("applied"));
    }

    private UUID compute(boolean created) throws Exception {
        String body = "{\"connectionId\": \"%s\", \"entityType\": \"product\"}".formatted(shop.connection);
        String answer = send("", body)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.created").value(created))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return UUID.fromString(JsonPath.read(answer, "$.id"));
    }

    private ResultActions send(String path, String body) throws Exception {
        return ask(post("/api/v1/previews" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions ask(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.header("Authorization", "Bearer " + token));
    }
}
