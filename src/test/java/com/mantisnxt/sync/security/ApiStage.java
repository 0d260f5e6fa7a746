package com.mantisnxt.sync.security;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** An organisation with a service that may do everything, and fresh things for each request of it. */
final class ApiStage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvc http;
    private final String token;
    final Caller owner;

    ApiStage(ApplicationContext context) {
        OrganisationFixture organisation = OrganisationFixture.in(context);
        owner = new Caller(organisation.id, organisation.admin.id(), "Ann", Role.ADMIN.rights());
        http = context.getBean(MockMvc.class);
        token = context.getBean(CurrentCaller.class)
                .callAs(owner, () -> context.getBean(ApiTokens.class).create("test", EnumSet.allOf(Scope.class), null))
                .value();
    }

    /** Names for the places of an address, of things that nothing was done with yet. */
    Map<String, String> things(String address) throws Exception {
        Map<String, String> names = new HashMap<>();
        if (address.contains("{syncId}")) {
            names.put("syncId", sync());
        }
        if (address.contains("{preview}")) {
            names.put("preview", preview(address).toString());
            names.put("position", "0");
        }
        if (address.contains("{act}")) {
            names.put("act", act().toString());
        }
        if (address.contains("{commandId}")) {
            names.put("commandId", command(names.getOrDefault("syncId", "none")));
        }
        return names;
    }

    private String sync() {
        String id = "sync-" + UUID.randomUUID();
        try (Session session = session()) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, ?, 'order', 5)",
                    owner.org().value(),
                    id);
        }
        return id;
    }

    private UUID act() {
        UUID id = UUID.randomUUID();
        try (Session session = session()) {
            session.run(
                    "insert into sync_console.bulk_act (org_id, id, kind, total) values (?, ?, 'retry_failed', 1)",
                    owner.org().value(),
                    id);
        }
        return id;
    }

    private String command(String sync) {
        UUID id = UUID.randomUUID();
        try (Session session = session()) {
            session.run(
                    "insert into sync_console.sync_command (org_id, id, sync_id, kind) values (?, ?, ?, 'pause')",
                    owner.org().value(),
                    id,
                    sync);
        }
        return id.toString();
    }

    private UUID preview(String address) throws Exception {
        if (address.endsWith("/items") || address.endsWith("/complete") || address.endsWith("/outcomes")) {
            return brought(address.endsWith("/outcomes"));
        }
        try (Session session = session()) {
            return LargePreview.with(session, owner.org().value(), 3, 10);
        }
    }

    private UUID brought(boolean isApproved) throws Exception {
        String id = JSON.readTree(
                        send("POST /api/v1/previews/pushed", "{\"entityType\":\"product\",\"sourceSystem\":\"odoo\"}")
                                .getContentAsString())
                .get("id")
                .asString();
        if (isApproved) {
            String preview = "POST /api/v1/previews/" + id;
            send(preview + "/items", "[{\"kind\":\"new\",\"id\":\"p-000000\",\"after\":{\"name\":\"N\"}}]");
            String hash = JSON.readTree(
                            send(preview + "/complete", "{\"stored\":3}").getContentAsString())
                    .get("hash")
                    .asString();
            send(preview + "/approve", "{\"hash\":\"" + hash + "\"}");
        }
        return UUID.fromString(id);
    }

    Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(owner.org().value());
    }

    MockHttpServletResponse send(String address, String body, String... headers) throws Exception {
        String[] parts = address.split(" ", 2);
        var call = request(HttpMethod.valueOf(parts[0]), java.net.URI.create(parts[1]))
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        for (int i = 0; i < headers.length; i += 2) {
            call.header(headers[i], headers[i + 1]);
        }
        var result = http.perform(call).andReturn();
        if (result.getRequest().isAsyncStarted()) {
            result.getAsyncResult(20_000);
        }
        return result.getResponse();
    }

    static String named(String address, Map<String, String> names) {
        String path = address;
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        return path;
    }
}
