package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.alert.channel.ChannelHealth.State;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a fault of the installation to the receiver that the environment names, in a database of its own. */
@SpringBootTest
@ActiveProfiles("test")
class InstallationWebhookTest {

    private static final TestDatabase DATABASE = TestServer.POSTGRES_18.migrated();
    private static final TestOrganisation CARETAKERS = DATABASE.newOrganisation();
    private static final Receiver RECEIVER = new Receiver();

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("sync.database.url", DATABASE::url);
        registry.add("sync.database.user.name", () -> "sync_app");
        registry.add("sync.database.owner.name", () -> "sync_owner");
        registry.add("sync.account.secret-key-file", () -> "target/test-secret.key");
        registry.add("sync.upkeep.caretakers", () -> CARETAKERS.id().toString());
        registry.add("sync.alert.enabled", () -> "false");
        registry.add("db-scheduler.enabled", () -> "false");
        registry.add("sync.connector.allow-private-addresses", () -> "true");
        registry.add("sync.alerts.installation.webhook", RECEIVER::uri);
        registry.add("sync.alerts.installation.secret", () -> ChannelStage.SECRET);
    }

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    private final Session administrator = DATABASE.asAdministrator();
    private Instant now = Instant.now();
    private int before;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CurrentCaller currentCaller;

    @BeforeEach
    void nothingIsWrongButTheUpkeep() {
        administrator.run("delete from sync_console.installation_delivery");
        administrator.run("delete from sync_console.installation_alert");
        administrator.run("update sync_console.installation_channel set failing_since = null, failures = 0,"
                + " last_error = null, last_success_at = null, busy_until = null, resting_until = null");
        administrator.run("update sync_console.installation_alert_evaluation set evaluated_at = '-infinity'");
        administrator.run("""
                insert into sync_console.installation_alert_rule_setting (rule, is_enabled)
                values ('months-ahead', false), ('database-slow', false), ('isolation-broken', false)
                    on conflict (rule) do nothing
                """);
        upkeepRan("The lock was not to be had");
        before = RECEIVER.calls().size();
    }

    @AfterEach
    void close() {
        administrator.close();
    }

    private void upkeepRan(@Nullable String error) {
        administrator.run("delete from sync_console.upkeep_run");
        administrator.run(
                "insert into sync_console.upkeep_run (node, ended_at, error) values ('a', clock_timestamp(), ?)",
                error);
    }

    private void look() {
        now = now.plus(Duration.ofMinutes(1));
        LookNow.atInstallation(now, context);
    }

    /** As the queue does, some time later. */
    private void deliver() {
        administrator.run("update sync_console.installation_delivery set due_at = now() where state_code = 1");
        administrator.run(
                "update sync_console.installation_channel set resting_until = null, busy_until = now() - interval '1 s'"
                        + " where busy_until is not null or resting_until is not null");
        administrator
                .values(UUID.class, "select id from sync_console.installation_delivery where state_code = 1")
                .forEach(id -> context.getBean(DeliveryWorker.class).work(new DeliveryKey(null, id)));
    }

    private List<Receiver.Call> calls() {
        List<Receiver.Call> all = RECEIVER.calls();
        return all.subList(before, all.size());
    }

    private static JsonNode body(Receiver.Call call) {
        return JsonMapper.shared().readTree(call.body());
    }

    /** By the words of the specification, not by the code that signs. */
    private static String signature(Receiver.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(), "HmacSHA256"));
        mac.update((call.id() + "." + call.timestamp() + ".").getBytes());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(call.body()));
    }

    @Test
    void whatOpensAndWhatClosesArrivesOnceEachAndSigned() throws Exception {
        look();
        deliver();
        look();
        deliver();
        assertThat(calls()).hasSize(1);
        Receiver.Call opened = calls().getFirst();
        assertThat(opened.signature()).isEqualTo(signature(opened));
        assertThat(body(opened).path("type").asString()).isEqualTo("alert.opened");
        assertThat(body(opened).at("/data/rule").asString()).isEqualTo("upkeep-failed");
        assertThat(body(opened).at("/data/organisation").isNull()).isTrue();

        upkeepRan(null);
        look();
        deliver();
        look();
        deliver();
        assertThat(calls()).hasSize(2);
        Receiver.Call closed = calls().getLast();
        assertThat(closed.signature()).isEqualTo(signature(closed));
        assertThat(closed.id()).isNotEqualTo(opened.id());
        assertThat(body(closed).path("type").asString()).isEqualTo("alert.closed");
        assertThat(body(closed).at("/data/alert")).isEqualTo(body(opened).at("/data/alert"));
    }

    @Test
    void aDeadOneIsShownToThoseWhoLookAfterTheInstallationAndToNobodyElse() {
        look();
        for (int i = 0; i < 3; i++) {
            RECEIVER.once(503);
            deliver();
        }
        assertThat(calls())
                .extracting(Receiver.Call::id)
                .hasSize(3)
                .containsOnly(calls().getFirst().id());
        assertThat(shownTo(CARETAKERS)).satisfiesOnlyOnce(channel -> {
            assertThat(channel.kind()).isEqualTo(ChannelKind.WEBHOOK);
            assertThat(channel.health().state()).isEqualTo(State.DEAD);
            assertThat(channel.health().lastError()).isEqualTo("127.0.0.1 answered 503.");
        });
        assertThat(shownTo(DATABASE.newOrganisation())).isEmpty();
        deliver();
        assertThat(shownTo(CARETAKERS)).allMatch(channel -> channel.health().state() != State.DEAD);
    }

    private List<InstallationChannel> shownTo(TestOrganisation organisation) {
        return currentCaller.callAs(
                new Caller(
                        new OrgId(organisation.id()), null, "Ann", Set.of(Right.READ, Right.STEER, Right.ADMINISTER)),
                () -> context.getBean(InstallationChannels.class).list());
    }
}
