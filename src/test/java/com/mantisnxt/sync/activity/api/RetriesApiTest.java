package com.mantisnxt.sync.activity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A cause of errors tried again by the API: as an operator would, once for a key, in the name of an administrator. */
@ConsoleTest
@AutoConfigureMockMvc
class RetriesApiTest {

    private static final String RETRIES = "/api/v1/activity/retries";

    private final MockMvc http;
    private final ApiTokens tokens;
    private final CurrentCaller currentCaller;
    private final Caller owner;
    private final LoggedEvents events;
    private final String token;
    private String cause = "";

    @Autowired
    RetriesApiTest(MockMvc http, ApiTokens tokens, CurrentCaller currentCaller, ApplicationContext context) {
        this.http = http;
        this.tokens = tokens;
        this.currentCaller = currentCaller;
        var organisation = OrganisationFixture.in(context);
        this.owner = new Caller(organisation.id, organisation.admin.id(), "Ann", Role.ADMIN.rights());
        this.events =
                new LoggedEvents(TestServer.POSTGRES_18.shared(), owner.org().value());
        this.token = token(Scope.APPROVE);
    }

    @BeforeEach
    void twoSyncsThatListenAndOneThatDoesNot() {
        Instant now = Instant.now();
        sync("night-1", 12, true);
        sync("night-2", 30, true);
        sync("deaf", 3, false);
        EventId last = events.add(now.minusSeconds(60), of("night-1"), "Order 17 was refused");
        events.add(now.minusSeconds(50), of("night-2"), "Order 18 was refused");
        events.add(now.minusSeconds(40), of("deaf"), "Order 19 was refused");
        events.add(now.minusSeconds(30), of("gone"), "Order 20 was refused");
        try (Session session = session()) {
            cause = "%016x"
                    .formatted(session.values(
                                    Long.class,
                                    "select fingerprint from public.sync_activity_log where id = ?",
                                    last.id())
                            .getFirst());
        }
    }

    @Test
    void whatIsAskedIsSaidAndFollowedByItsAddress() throws Exception {
        MockHttpServletResponse answer = ask(token, null, "{'cause':'" + cause + "'}");
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(202);
        JsonNode begun = json(answer);
        assertThat(begun.path("selected").path("syncs").asInt()).isEqualTo(2);
        assertThat(begun.path("selected").path("items").asInt()).isEqualTo(42);
        assertThat(begun.path("selected").path("others").toString()).isEqualTo("{\"deaf\":1,\"gone\":1}");
        assertThat(begun.path("repeated").asBoolean()).isFalse();
        String address = begun.path("address").asString();
        assertThat(answer.getHeader("Location")).isEqualTo(address);
        JsonNode act = json(get(address, token));
        assertThat(act.path("kind").asString()).isEqualTo("retry_failed");
        assertThat(act.path("total").asInt()).isEqualTo(2);
        assertThat(act.path("askedBy").asString()).contains("token of");
        assertThat(act.path("reason").asString()).isEqualTo("cause:" + cause + " last:24h");
        JsonNode page = json(get(address + "/syncs?limit=1", token));
        assertThat(page.at("/syncs/0/syncId").asString()).isEqualTo("night-2");
        JsonNode next =
                json(get(address + "/syncs?limit=1&after=" + page.path("next").asInt(), token));
        assertThat(next.at("/syncs/0/syncId").asString()).isEqualTo("night-1");
        assertThat(get(address + "/syncs?outcome=nonsense", token).getStatus()).isEqualTo(422);
        assertThat(get(address + "/syncs?limit=0", token).getStatus()).isEqualTo(422);
    }

    @Test
    void aKeyBeginsOneActHoweverOftenAndWhereverItIsSent() throws Exception {
        List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> ask(token, "again", "{'cause':'" + cause + "'}")));
            }
        }
        Set<String> acts = new TreeSet<>();
        for (Future<MockHttpServletResponse> answer : answers) {
            assertThat(answer.get().getStatus())
                    .as(answer.get().getContentAsString())
                    .isEqualTo(202);
            acts.add(json(answer.get()).path("act").asString());
        }
        assertThat(acts).hasSize(1);
        assertThat(json(ask(token, "again", "{'cause':'" + cause + "'}"))
                        .path("repeated")
                        .asBoolean())
                .isTrue();
        try (Session session = session()) {
            assertThat(session.count("select count(*) from sync_console.bulk_act"))
                    .isEqualTo(1);
            assertThat(session.count("select count(*) from sync_console.bulk_item"))
                    .isEqualTo(2);
            assertThat(session.count(
                            "select count(*) from sync_console.audit_event where action = 'bulk_retry_failed'"))
                    .isEqualTo(1);
        }
        MockHttpServletResponse other = ask(token, "again", "{'cause':'" + cause + "','q':'last:7d'}");
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(other.getContentAsString()).contains("idempotency_key_reused");
    }

    @Test
    void theLineAsksForLess() throws Exception {
        JsonNode begun = json(ask(token, null, "{'cause':'" + cause + "','q':'sync:night-1'}"));
        assertThat(begun.path("selected").path("syncs").asInt()).isEqualTo(1);
        MockHttpServletResponse twice = ask(token, null, "{'cause':'" + cause + "','q':'cause:" + cause + "'}");
        assertThat(twice.getStatus()).isEqualTo(422);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithItsReason() throws Exception {
        refused("nothing_to_retry", null, "{'cause':'0123456789abcdef'}");
        refused("missing_field", null, "{}");
        refused("invalid_field", null, "{'cause':'nonsense'}");
        refused("invalid_field", " ", "{'cause':'" + cause + "'}");
        refused("unreadable_search", null, "{'cause':'" + cause + "','q':'status:nonsense'}");
        MockHttpServletResponse deaf = ask(token, null, "{'cause':'" + cause + "','q':'sync:deaf'}");
        assertThat(deaf.getContentAsString()).contains("nothing_to_retry", "deaf 1");
        assertThat(ask(token(Scope.READ), null, "{'cause':'" + cause + "'}").getStatus())
                .isEqualTo(403);
    }

    private void refused(String code, @Nullable String key, String body) throws Exception {
        MockHttpServletResponse answer = ask(token, key, body);
        assertThat(answer.getStatus()).as(body).isEqualTo(422);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(answer.getContentAsString()).contains(code);
    }

    private MockHttpServletResponse ask(String by, @Nullable String key, String body) throws Exception {
        var call = post(RETRIES)
                .header("Authorization", "Bearer " + by)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"'));
        if (key != null) {
            call.header("Idempotency-Key", key);
        }
        return http.perform(call).andReturn().getResponse();
    }

    private MockHttpServletResponse get(String address, String by) throws Exception {
        return http.perform(MockMvcRequestBuilders.get(address).header("Authorization", "Bearer " + by))
                .andReturn()
                .getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private String token(Scope scope) {
        return currentCaller
                .callAs(owner, () -> tokens.create("test", Set.of(scope), null))
                .value();
    }

    private static Map<String, String> of(String sync) {
        return Map.of("status", "failed", "entity", "order", "sync", sync);
    }

    private void sync(String id, int failed, boolean listens) {
        try (Session session = session()) {
            session.run("""
                    insert into public.sync_progress
                           (org_id, sync_id, entity_type, total_items, failed_count, status, completes_by_finish,
                            commands_fetched_at)
                    values (?, ?, 'order', 100, ?, 'in_progress', true, case when ? then now() end)
                    """, owner.org().value(), id, failed, listens);
        }
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(owner.org().value());
    }
}
