package com.mantisnxt.sync.preview.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A service with a token of its own, and short words for what it sends. */
final class PreviewApi {

    private final MockMvc http;
    private final String token;

    private PreviewApi(MockMvc http, String token) {
        this.http = http;
        this.token = token;
    }

    static PreviewApi of(ApplicationContext context, Caller maker, Scope... scopes) {
        String token = context.getBean(CurrentCaller.class)
                .callAs(maker, () -> context.getBean(ApiTokens.class).create("robot", Set.of(scopes), null))
                .value();
        return new PreviewApi(context.getBean(MockMvc.class), token);
    }

    /** A robot that decides in the name of a caller, who is made an administrator for that. */
    static PreviewApi deciding(ApplicationContext context, Caller maker) {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(maker.org().value())) {
            session.count("select count(*) from sync_console.set_member_role(?, 'admin', null)", maker.user());
        }
        return of(context, maker, Scope.APPROVE);
    }

    /** @param path after /api/v1 */
    ResultActions read(String path) throws Exception {
        return http.perform(get("/api/v1" + path).header("Authorization", "Bearer " + token));
    }

    ResultActions send(String path, String body) throws Exception {
        return send(path, MediaType.APPLICATION_JSON, body);
    }

    ResultActions send(String path, MediaType type, String body) throws Exception {
        return http.perform(post("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .contentType(type)
                .content(body));
    }

    ResultActions remove(String path) throws Exception {
        return http.perform(delete("/api/v1" + path).header("Authorization", "Bearer " + token));
    }

    /** A preview of products, without items. */
    UUID begin(String syncId) throws Exception {
        String sync = syncId == null ? "" : ", \"syncId\": \"" + syncId + "\"";
        return UUID.fromString(text(
                send("/previews/pushed", "{\"entityType\": \"product\", \"sourceSystem\": \"odoo\"" + sync + "}")
                        .andExpect(status().isCreated()),
                "$.id"));
    }

    /** A preview that waits for a decision: so many price changes, of records named 0, 1, 2 … */
    UUID bring(String syncId, int items) throws Exception {
        UUID preview = begin(syncId);
        var body = new StringBuilder();
        for (int id = 0; id < items; id++) {
            body.append("""
                    {"kind":"updated","id":"%d","version":1,"before":{"price":"10.00","name":"P"},"after":{"price":"11.00","name":"Q"}}
                    """.formatted(id));
        }
        send("/previews/" + preview + "/items", MediaType.APPLICATION_NDJSON, body.toString())
                .andExpect(status().isNoContent());
        send("/previews/" + preview + "/complete", "{\"stored\": 1000}").andExpect(status().isOk());
        return preview;
    }

    static String text(ResultActions answer, String path) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), path);
    }
}
