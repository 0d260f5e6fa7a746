package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database shows of connections that are called, and for how long calls are known. */
class HookTablesTest extends ConnectionFixture {

    private static final String AGE = """
            insert into sync_console.hook_event (org_id, connection_id, event_hash, entity_codes, received_at)
            values (?, ?, sha256(?::bytea), '{2}', now() - make_interval(days => ?))
            """;

    @Autowired
    private HookUpkeep upkeep;

    @Autowired
    private Hooks hooks;

    @Test
    void oldCallsAreForgottenButForTheNewestOfEachConnection() {
        UUID lively = create(shop("Lively", "s"));
        UUID quiet = create(shop("Quiet", "s"));
        try (Session session = session()) {
            for (int days : List.of(1, 6, 8, 30)) {
                session.run(AGE, admin.org().value(), lively, "lively " + days, days);
            }
            for (int days : List.of(20, 40)) {
                session.run(AGE, admin.org().value(), quiet, "quiet " + days, days);
            }
            upkeep.run();
            assertThat(session.count("select count(*) from sync_console.hook_event where connection_id = ?", lively))
                    .isEqualTo(2);
            assertThat(session.count("select count(*) from sync_console.hook_event where connection_id = ?", quiet))
                    .isEqualTo(1);
        }
        assertThat(as(admin, () -> hooks.last(quiet)))
                .hasValueSatisfying(last -> assertThat(last.entities()).containsExactly(EntityType.PRODUCT));
    }

    /** With the mere id of a connection nobody gets at a secret that is not for calls. */
    @Test
    void onlyConnectionsWithASecretForCallsCanBeLookedUp() {
        UUID called = create(shop("Called", "s"));
        UUID silent = create(shop("Silent", ""));
        UUID archived = create(shop("Archived", "s"));
        runAs(admin, () -> connections.archive(archived, 1));
        String find = "select count(*) from sync_console.find_hook(?)";
        try (Session nobody = TestServer.POSTGRES_18.shared().asApplication()) {
            assertThat(nobody.count(find, called)).isEqualTo(1);
            assertThat(nobody.count(find, silent)).isZero();
            assertThat(nobody.count(find, archived)).isZero();
            assertThat(nobody.count("select count(*) from sync_console.connection where id = ?", called))
                    .isZero();
        }
        try (Session system = TestServer.POSTGRES_18.shared().asAdministrator()) {
            system.run("set role sync_system");
            assertThat(system.values(
                            UUID.class,
                            "select id from sync_console.connection where id in (?, ?, ?)",
                            called,
                            silent,
                            archived))
                    .containsExactly(called);
        }
    }

    @Test
    void aChangedSecretIsTheOneThatCounts() {
        UUID shop = create(shop("Shop", "old"));
        update(shop, 1, shop("Shop", "new"));
        assertThat(hooks.hear(shop, call("old"))).isEqualTo(Hooks.Outcome.UNKNOWN);
        assertThat(hooks.hear(shop, call("new"))).isEqualTo(Hooks.Outcome.HINT);
        assertThat(hooks.hear(shop, call("new"))).isEqualTo(Hooks.Outcome.AGAIN);
    }

    private static HookCall call(String secret) {
        byte[] body = {'{', '}'};
        return new HookCall(
                Map.of(
                        "x-wc-webhook-topic",
                        "product.updated",
                        "x-wc-webhook-signature",
                        HookSignature.of(body, secret)),
                body);
    }

    private static ConnectionDraft shop(String name, String secret) {
        Map<String, String> secrets = new HashMap<>(Map.of("consumerKey", "ck_1", "consumerSecret", "cs_1"));
        secrets.put(HookReader.SECRET, secret);
        return new ConnectionDraft(
                name,
                SourceSystem.WOOCOMMERCE,
                "https://shop.example",
                JSON.createObjectNode(),
                Secrets.of(secrets),
                List.of(new EntitySetup(EntityType.PRODUCT, true, JSON.createObjectNode(), JSON.createArrayNode())));
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(admin.org().value());
    }
}
