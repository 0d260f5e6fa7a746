package com.mantisnxt.sync.activity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
@AutoConfigureMockMvc
class ActivityQuestionTest {

    private static final String LINES = "application/x-ndjson";

    private final MockMvc http;
    private final ApplicationContext context;
    private final OrganisationFixture organisation;
    private final LoggedEvents events;
    private final Instant now = Instant.now();

    @Autowired
    ActivityQuestionTest(MockMvc http, ApplicationContext context) {
        this.http = http;
        this.context = context;
        this.organisation = OrganisationFixture.in(context);
        this.token = organisation
                .asAdmin(() -> context.getBean(ApiTokens.class).create("test", EnumSet.allOf(Scope.class), null))
                .value();
        this.events = new LoggedEvents(TestServer.POSTGRES_18.shared(), organisation.id.value());
    }

    private final String token;

    @BeforeEach
    void someEvents() {
        events.add(now.minusSeconds(40), "failed", "order", "Rate limit exceeded: 429");
        events.add(now.minusSeconds(30), "failed", "product", "Rate limit exceeded: 430 at https://shop.example/p");
        events.add(now.minusSeconds(20), "timeout", "order", "limit the rate");
        events.add(now.minusSeconds(10), "completed", "order", null);
        events.add(now.minusSeconds(9 * 86_400), "failed", "order", "Rate limit, long ago");
    }

    @ParameterizedTest
    @CsvSource({
        "'rate limit', 3",
        "'\"rate limit\"', 2",
        "'429', 1",
        "'https://shop.example/p', 1",
        "'status:failed', 2",
        "'status:failed,timeout \"rate limit\" last:24h', 2",
        "'-status:completed', 3",
        "'-status:completed entity:order last:30d', 3",
        "'sync:nowhere', 0",
        "'', 4"
    })
    void aLineMeansWhatItMeansOnTheScreen(String q, int found) throws Exception {
        ask(Map.of("q", q)).andExpect(status().isOk()).andExpect(jsonPath("$.events", hasSize(found)));
    }

    @Test
    void parametersOfTheirOwnStayBesideIt() throws Exception {
        ask(Map.of("q", "rate", "status", "failed", "last", "30d")).andExpect(jsonPath("$.events", hasSize(3)));
        ask(Map.of("q", "rate last:30d", "last", "30d", "entity", "order")).andExpect(jsonPath("$.events", hasSize(3)));
    }

    @Test
    void peopleAreFoundByTheirNames() throws Exception {
        ask(Map.of("q", "user:\"person ADMIN\""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.events", hasSize(0)));
        ask(Map.of("q", "user:" + organisation.admin.id())).andExpect(status().isOk());
        ask(Map.of("q", "user:" + organisation.admin.email().toUpperCase(Locale.ROOT)))
                .andExpect(status().isOk());
        ask(Map.of("q", "user:nobody@example.test"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("nobody of that name")));
        ask(Map.of("q", "user:" + OrganisationFixture.in(context).admin.email()))
                .andExpect(status().isUnprocessableContent());
        ask(Map.of("q", "user:nobody"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail", containsString("nobody of that name")));
    }

    @Test
    void whatCanNotBeReadComesBackWithItsPlaceAndTheReason() throws Exception {
        ask(Map.of("q", "boom status:fialed colour:red last:soon"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("unreadable_search"))
                .andExpect(jsonPath("$.field").value("q"))
                .andExpect(jsonPath("$.detail", containsString("\"status:fialed\", at character 6")))
                .andExpect(jsonPath("$.faults", hasSize(3)))
                .andExpect(jsonPath("$.faults[0].character").value(6))
                .andExpect(jsonPath("$.faults[0].part").value("status:fialed"))
                .andExpect(jsonPath("$.faults[0].reason").value("unknown_value"))
                .andExpect(jsonPath("$.faults[0].known", hasItem("failed")))
                .andExpect(jsonPath("$.faults[1].reason").value("unknown_qualifier"))
                .andExpect(jsonPath("$.faults[2].reason").value("bad_time"));
        ask(Map.of("q", "a\0b")).andExpect(status().isUnprocessableContent());
    }

    @Test
    void oneThingIsNotNamedTwice() throws Exception {
        for (var other :
                Map.of("status", "timeout", "sync", "s-2", "last", "7d").entrySet()) {
            ask(Map.of("q", "status:failed sync:s-1 last:1h", other.getKey(), other.getValue()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.code").value("invalid_field"))
                    .andExpect(jsonPath("$.field").value("q"));
        }
    }

    @Test
    void linesOfJsonAreTheEventsOfThePages() throws Exception {
        String page = body(ask(Map.of("q", "status:failed last:30d")).andExpect(status().isOk()));
        List<String> lines = lines(Map.of("q", "status:failed last:30d"));
        JsonNode events = JsonMapper.shared().readTree(page).path("events");
        assertThat(lines).hasSize(3);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(JsonMapper.shared().readTree(lines.get(i))).isEqualTo(events.get(i));
        }
    }

    @Test
    void theStreamGoesOnAfterACursorUpToALimit() throws Exception {
        events.addMany(1_500, now.minusSeconds(60));
        List<String> all = lines(Map.of());
        assertThat(all).hasSize(1_504).doesNotHaveDuplicates();
        String cursor = JsonMapper.shared().readTree(all.get(9)).path("id").asString();
        assertThat(lines(Map.of("after", cursor, "limit", "1200"))).isEqualTo(all.subList(10, 1_210));
        assertThat(lines(Map.of("after", cursor))).isEqualTo(all.subList(10, 1_504));
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            assertThat(session.values(
                            String.class,
                            "select details ->> 'rows' from sync_console.audit_event where action = 'activity_exported'"
                                    + " and actor like 'test (%' order by at"))
                    .containsExactly("1504", "1200", "1494");
        }
    }

    @Test
    void aStreamIsRefusedAsAnythingElse() throws Exception {
        for (var wrong :
                Map.of("limit", "0", "after", "x", "status", "exploded").entrySet()) {
            stream(Map.of(wrong.getKey(), wrong.getValue()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.field").value(wrong.getKey()));
        }
        stream(Map.of("q", "last:")).andExpect(jsonPath("$.faults[0].reason").value("no_value"));
    }

    @Test
    void theDescriptionOfTheApiKnowsBothForms() throws Exception {
        JsonNode described = JsonMapper.shared().readTree(body(http.perform(get("/v3/api-docs"))));
        JsonNode operation = described.path("paths").path("/api/v1/activity").path("get");
        assertThat(operation.findValuesAsString("name"))
                .contains("q", "after", "limit")
                .doesNotHaveDuplicates();
        assertThat(operation.path("description").asString())
                .contains("search line")
                .contains("Accept: application/x-ndjson");
        assertThat(operation.path("responses").path("200").path("content").propertyNames())
                .contains(LINES)
                .hasSize(2);
    }

    private ResultActions ask(Map<String, String> parameters) throws Exception {
        return ask(parameters, "*/*");
    }

    private ResultActions stream(Map<String, String> parameters) throws Exception {
        return ask(parameters, LINES);
    }

    private List<String> lines(Map<String, String> parameters) throws Exception {
        return body(stream(parameters)
                        .andExpect(status().isOk())
                        .andExpect(content().contentType(LINES)))
                .lines()
                .toList();
    }

    private ResultActions ask(Map<String, String> parameters, String accept) throws Exception {
        var request = get("/api/v1/activity")
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept);
        parameters.forEach(request::param);
        return http.perform(request);
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString();
    }
}
