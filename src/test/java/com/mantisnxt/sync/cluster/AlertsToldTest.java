package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.alert.channel.AlertChannels;
import com.mantisnxt.sync.alert.channel.ChannelDraft;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.alert.channel.ChannelStage;
import com.mantisnxt.sync.alert.channel.Receiver;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** From the report of a service to a mail and a webhook that have arrived; by the queue, as in an installation. */
class AlertsToldTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final GreenMail mails = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final Receiver receiver = new Receiver();
    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @BeforeEach
    void start() {
        mails.start();
    }

    @AfterEach
    void stop() {
        mails.stop();
        receiver.close();
    }

    private Node node(boolean worksOnTheQueue) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "sync.alert.enabled", "false",
                "sync.connector.allow-private-addresses", "true",
                "sync.alerts.delivery.mail-from", "console@example.org",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(mails.getSmtp().getPort()),
                "db-scheduler.polling-interval", "200ms"));
        settings.put("db-scheduler.enabled", String.valueOf(worksOnTheQueue));
        return Node.on(database, settings);
    }

    @Test
    void aSyncThatFailsAndOneThatCompletesAreToldOnceEach() throws MessagingException {
        try (Node node = node(true)) {
            OrganisationFixture organisation = withChannels(node);
            SyncService service = serviceOf(node, organisation);
            ended(service, "night-1", "failed");
            LookNow.at(organisation.id, Duration.ZERO, node.context());
            await().atMost(PATIENCE).until(() -> told().size() == 2);
            ended(service, "night-2", "failed");
            LookNow.at(organisation.id, Duration.ofMinutes(1), node.context());
            ended(service, "night-3", "completed");
            LookNow.at(organisation.id, Duration.ofMinutes(2), node.context());
            LookNow.at(organisation.id, Duration.ofMinutes(3), node.context());
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            assertThat(told())
                    .containsExactlyInAnyOrder(
                            "mail [Sync Console] Opened: Odoo: products",
                            "webhook alert.opened",
                            "mail [Sync Console] Closed: Odoo: products",
                            "webhook alert.closed");
        }
    }

    /** The node that found it is gone before anything was sent. */
    @Test
    void whatOneNodeFoundAnotherTells() throws MessagingException {
        try (Node finder = node(false)) {
            OrganisationFixture organisation = withChannels(finder);
            ended(serviceOf(finder, organisation), "night-1", "failed");
            LookNow.at(organisation.id, Duration.ZERO, finder.context());
            assertThat(waiting()).isEqualTo(2);
        }
        assertThat(told()).isEmpty();
        try (Node teller = node(true)) {
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            assertThat(teller.probe("liveness")).isEqualTo(200);
        }
        assertThat(told())
                .containsExactlyInAnyOrder("mail [Sync Console] Opened: Odoo: products", "webhook alert.opened");
    }

    private OrganisationFixture withChannels(Node node) {
        ChannelStage stage = ChannelStage.in(node.context());
        stage.addWebhook(receiver.uri());
        stage.organisation()
                .doAsAdmin(() -> node.bean(AlertChannels.class)
                        .create(new ChannelDraft(
                                ChannelKind.MAIL,
                                "On call",
                                List.of("ann@example.org"),
                                null,
                                null,
                                false,
                                List.of("sync-failed"),
                                true,
                                true)));
        return stage.organisation();
    }

    private static SyncService serviceOf(Node node, OrganisationFixture organisation) {
        return new SyncService(
                node.address(),
                organisation
                        .asAdmin(() -> node.bean(ApiTokens.class).create("Service", Set.of(Scope.REPORT), null))
                        .value());
    }

    private static void ended(SyncService service, String sync, String status) {
        service.start(sync, "odoo", 10);
        service.report(sync, 10);
        service.finish(sync, status);
    }

    private long waiting() {
        try (Session administrator = database.asAdministrator()) {
            return administrator.count("select count(*) from sync_console.alert_delivery where state_code = 1");
        }
    }

    private List<String> told() throws MessagingException {
        List<String> told = new java.util.ArrayList<>();
        for (MimeMessage mail : Arrays.asList(mails.getReceivedMessages())) {
            told.add("mail " + mail.getSubject());
        }
        receiver.calls()
                .forEach(call -> told.add("webhook "
                        + JsonMapper.shared().readTree(call.body()).path("type").asString()));
        return told;
    }
}
