package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Every address of the API as the application has them, with no token, too little of one and a stranger's. */
@ConsoleTest
@AutoConfigureMockMvc
class EveryAddressTest {

    private Caller owner;

    @Autowired
    private MockMvc http;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, String> things = new TreeMap<>();
    private final AtomicInteger callers = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void somethingOfEachKind() throws Exception {
        owner = administrator();
        UUID org = owner.org().value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            UUID preview = LargePreview.with(session, org, 3, 10);
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'theirs', 'order', 5)",
                    org);
            session.run(
                    "insert into public.sync_activity_log (org_id, sync_id, action, status) values (?, 'theirs', 'batch_process', 'completed')",
                    org);
            UUID act = UUID.randomUUID();
            session.run(
                    "insert into sync_console.bulk_act (org_id, id, kind, total) values (?, ?, 'retry_failed', 1)",
                    org,
                    act);
            session.run(
                    "insert into sync_console.bulk_item (org_id, act_id, position, sync_id) values (?, ?, 0, 'theirs')",
                    org,
                    act);
            things.put("act", act.toString());
            things.put("syncId", "theirs");
            things.put("preview", preview.toString());
            things.put("position", "0");
            things.put("commandId", UUID.randomUUID().toString());
        }
        var events = ask("GET /api/v1/activity", token(owner, Set.of(Scope.READ)));
        things.put(
                "event",
                new JsonMapper()
                        .readTree(events.getContentAsString())
                        .at("/events/0/id")
                        .asString());
    }

    private Caller administrator() {
        var organisation = OrganisationFixture.in(context);
        return new Caller(organisation.id, organisation.admin.id(), "Ann", Role.ADMIN.rights());
    }

    @Test
    void everyAddressIsListedWithWhatOpensIt() {
        assertThat(addresses()).containsExactlyInAnyOrderElementsOf(AddressesOfTheApi.all());
    }

    @TestFactory
    Stream<DynamicTest> nothingAnswersWithoutATokenThatIsOne() {
        String revoked = token(owner, EnumSet.allOf(Scope.class));
        revokeAll();
        return addresses()
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    for (@Nullable
                    String none : new String[] {null, "", "nonsense", "mnx_" + "A".repeat(43), revoked}) {
                        MockHttpServletResponse answer = ask(address, none);
                        assertThat(answer.getStatus()).as("with %s", none).isEqualTo(401);
                        assertThat(answer.getContentType()).startsWith("application/problem+json");
                        assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTokenOpensWhatItsScopeIsForAndNothingElse() {
        Map<Scope, String> each = EnumSet.allOf(Scope.class).stream()
                .collect(Collectors.toMap(scope -> scope, scope -> token(owner, Set.of(scope))));
        return addresses()
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    for (Scope scope : Scope.values()) {
                        int status = ask(address, each.get(scope)).getStatus();
                        assertThat(status).as("with %s", scope).isLessThan(500).isNotEqualTo(401);
                        assertThat(status == 403)
                                .as("%s is refused to %s, which was answered %d", address, scope, status)
                                .isEqualTo(
                                        !AddressesOfTheApi.opened(address).by().contains(scope));
                    }
                }));
    }

    @Test
    void aPreviewIsComputedForAServiceThatReadsAndReports() throws Exception {
        String both = token(owner, EnumSet.of(Scope.READ, Scope.REPORT));
        assertThat(ask("POST /api/v1/previews", both).getContentAsString()).contains("connection_unknown");
    }

    /** What belongs to others answers word for word as what is not there at all. */
    @TestFactory
    Stream<DynamicTest> whatBelongsToOthersIsNotThere() {
        String mine = token(owner, EnumSet.allOf(Scope.class));
        String strangers = token(administrator(), EnumSet.allOf(Scope.class));
        Map<String, String> nothing = Map.of(
                "syncId",
                "nobodys",
                "preview",
                UUID.randomUUID().toString(),
                "position",
                "0",
                "commandId",
                UUID.randomUUID().toString(),
                "act",
                UUID.randomUUID().toString(),
                "event",
                things.get("event").replaceAll(".$", "") + (things.get("event").endsWith("0") ? "1" : "0"));
        return addresses()
                .filter(address -> address.contains("{"))
                .map(address -> DynamicTest.dynamicTest(address, () -> {
                    String foreign = said(ask(address, strangers), things);
                    assertThat(foreign).isEqualTo(said(ask(address, strangers, nothing), nothing));
                    if (address.startsWith("GET")) {
                        assertThat(foreign).startsWith("404");
                        assertThat(ask(address, mine).getStatus()).isEqualTo(200);
                    }
                }));
    }

    /** The status and the body, without the names that were asked for. */
    private String said(MockHttpServletResponse answer, Map<String, String> asked) throws Exception {
        String body = answer.getContentAsString();
        for (String thing : asked.values()) {
            if (thing.length() > 1) {
                body = body.replace(thing, "…");
            }
        }
        return answer.getStatus() + " " + body;
    }

    private Stream<String> addresses() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .flatMap(pattern ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern)))
                .distinct()
                .sorted();
    }

    private MockHttpServletResponse ask(String address, @Nullable String token) throws Exception {
        return ask(address, token, things);
    }

    private MockHttpServletResponse ask(String address, @Nullable String token, Map<String, String> names)
            throws Exception {
        String[] parts = address.split(" ");
        String path = parts[1];
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        var call = request(HttpMethod.valueOf(parts[0]), path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(AddressesOfTheApi.opened(address).body());
        // one address may look only so many unknown tokens up in a second, which is not what is shown here
        int caller = callers.incrementAndGet();
        call.remoteAddress("10.1." + caller / 256 + "." + caller % 256);
        if (token != null) {
            call.header("Authorization", "Bearer " + token);
        }
        var result = http.perform(call).andReturn();
        if (result.getRequest().isAsyncStarted()) {
            result.getAsyncResult(20_000);
        }
        return result.getResponse();
    }

    private String token(Caller caller, Set<Scope> scopes) {
        return currentCaller
                .callAs(caller, () -> tokens.create("test", scopes, null))
                .value();
    }

    private void revokeAll() {
        currentCaller.runAs(owner, () -> tokens.list().forEach(token -> tokens.revoke(token.id())));
    }
}
