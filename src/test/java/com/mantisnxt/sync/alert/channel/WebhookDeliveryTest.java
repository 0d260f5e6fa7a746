package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.testing.Session;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts reach a receiver of webhooks: once per change, signed, in order, and whoever dies in between. */
class WebhookDeliveryTest extends WebhookStage {

    @Test
    void aChangeArrivesSignedAndInAFormThatSlackShows() throws Exception {
        UUID channel = stage.addWebhook(receiver.uri());
        UUID alert = stage.opened("Orders & <invoices>");
        stage.deliver();
        Receiver.Call call = receiver.calls().getFirst();
        assertThat(receiver.calls()).hasSize(1);
        assertThat(call.id())
                .isEqualTo(DeliveryKey.id(channel, alert, Change.OPENED).toString());
        assertThat(call.signature()).isEqualTo(signature(call));
        JsonNode body = JsonMapper.shared().readTree(call.body());
        assertThat(body.path("type").asString()).isEqualTo("alert.opened");
        assertThat(body.path("text").asString())
                .contains("*Opened: Orders &amp; &lt;invoices&gt;* (warning)")
                .contains("<https://sync.example.org/console/alerts/" + alert + "|");
        JsonNode data = body.path("data");
        assertThat(data.path("alert").asString()).isEqualTo(alert.toString());
        assertThat(data.path("organisation").asString()).isEqualTo(stage.org.id.toString());
        assertThat(data.path("subject").asString()).isEqualTo("Orders & <invoices>");
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
        assertThat(stage.channel(channel).health().state()).isEqualTo(ChannelHealth.State.WORKS);
    }

    /** Slack makes mentions and links of what is in angle brackets, others of a bare @ and of Markdown. */
    @Test
    void whatAnAlertIsAboutCallsNobodyAndHidesNoLink() {
        stage.addWebhook(receiver.uri());
        stage.opened(
                "<!channel> @channel @everyone <http://evil.example|your bank> [bank](http://evil.example)\u0085``` *");
        stage.deliver();
        String text = JsonMapper.shared()
                .readTree(receiver.calls().getFirst().body())
                .path("text")
                .asString();
        assertThat(text)
                .contains("*Opened: &lt;!channel&gt; ", "&lt;http://evil.example|your bank&gt;", "[bank]")
                .doesNotContainPattern("<(?!https://sync.example.org/console/)")
                .doesNotContainPattern("@\\w|]\\(|`|\u0085")
                .containsOnlyOnce("|Look in the console>");
    }

    /** Computed here by the words of the specification, not by the code that signs. */
    private static String signature(Receiver.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(), "HmacSHA256"));
        mac.update((call.id() + "." + call.timestamp() + ".").getBytes());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(call.body()));
    }

    @Test
    void whatIsToldCommitsWithTheAlertOrNotAtAll() {
        stage.addWebhook(receiver.uri());
        var event = stage.event(UUID.randomUUID(), Change.OPENED, "Rolled back");
        stage.org.doAsAdmin(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            context.publishEvent(event);
            status.setRollbackOnly();
        }));
        assertThat(stage.rows()).isEmpty();
        assertThat(stage.queued()).isNull();
        stage.changed(event);
        assertThat(stage.queued()).contains(stage.row().id().toString());
    }

    @Test
    void whoPublishesOutsideOfATransactionIsRefused() {
        stage.addWebhook(receiver.uri());
        assertThatThrownBy(() -> context.publishEvent(stage.event(UUID.randomUUID(), Change.OPENED, "Alone")))
                .hasMessageContaining("transaction");
    }

    @Test
    void theSameChangeToldTwiceIsSentOnce() {
        stage.addWebhook(receiver.uri());
        var event = stage.event(UUID.randomUUID(), Change.OPENED, "Twice");
        stage.changed(event);
        stage.changed(event);
        stage.deliver();
        stage.deliver();
        assertThat(receiver.calls()).hasSize(1);
    }

    /** The worker dies after the receiver took it and before that was written down. */
    @Test
    void whatWasSentAndNotMarkedIsSentAgainUnderTheSameId() {
        stage.addWebhook(receiver.uri());
        stage.opened("Orders");
        DeliveryKey key = stage.keys().getFirst();
        stage.org.doAsAdmin(() -> {
            var turn = context.getBean(Turns.class).enter(key).turn();
            assertThat(turn).isNotNull();
            var taken = context.getBean(DeliveryBook.class).take(turn).orElseThrow();
            context.getBean(DeliveryWorker.class).send(taken.letter());
        });
        stage.deliver();
        assertThat(receiver.calls()).as("its turn is still held").hasSize(1);
        stage.later();
        stage.deliver();
        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.calls().getFirst().id())
                .isEqualTo(receiver.calls().getLast().id());
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
    }

    /** Another worker has tried meanwhile; what this one learnt is old. */
    @Test
    void aWorkerThatComesLateChangesNothing() {
        stage.addWebhook(receiver.uri());
        stage.opened("Orders");
        DeliveryKey key = stage.keys().getFirst();
        stage.org.doAsAdmin(() -> {
            var turn = context.getBean(Turns.class).enter(key).turn();
            assertThat(turn).isNotNull();
            var taken = context.getBean(DeliveryBook.class).take(turn).orElseThrow();
            stage.later();
            stage.deliver();
            context.getBean(Settlements.class).settle(taken, new SendOutcome.Never("late"));
            assertThat(context.getBean(DeliveryBook.class).take(turn))
                    .as("its turn is over")
                    .isEmpty();
        });
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
        assertThat(stage.row().lastError()).isNull();
    }

    /** What waits for its next try is not given up for what an earlier one has learnt. */
    @Test
    void aWorkerThatComesLateGivesNothingUpThatIsTriedAgain() {
        stage.addWebhook(receiver.uri());
        stage.opened("Orders");
        DeliveryKey key = stage.keys().getFirst();
        stage.org.doAsAdmin(() -> {
            var turn = context.getBean(Turns.class).enter(key).turn();
            assertThat(turn).isNotNull();
            var taken = context.getBean(DeliveryBook.class).take(turn).orElseThrow();
            stage.later();
            receiver.once(503);
            stage.deliver();
            context.getBean(Settlements.class).settle(taken, new SendOutcome.Never("late"));
        });
        assertThat(stage.row().state()).isEqualTo(State.WAITING);
        assertThat(stage.row().lastError()).isEqualTo("127.0.0.1 answered 503.");
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void thatItClosedIsToldAfterThatItOpened() {
        stage.addWebhook(receiver.uri());
        receiver.once(500);
        UUID alert = stage.opened("Orders");
        stage.deliver();
        stage.closed(alert, "Orders");
        stage.deliver();
        assertThat(receiver.calls()).hasSize(1);
        stage.later();
        stage.deliver();
        assertThat(receiver.calls().stream()
                        .map(call -> JsonMapper.shared()
                                .readTree(call.body())
                                .path("type")
                                .asString()))
                .containsExactly("alert.opened", "alert.opened", "alert.closed");
    }

    @Test
    void aChannelTellsOnlyWhatItIsFor() {
        var webhook = ChannelStage.webhook(receiver.uri());
        stage.add(new ChannelDraft(
                ChannelKind.WEBHOOK,
                "critical",
                webhook.recipients(),
                webhook.address(),
                null,
                true,
                java.util.List.of(),
                true,
                true));
        stage.add(new ChannelDraft(
                ChannelKind.WEBHOOK,
                "others",
                webhook.recipients(),
                webhook.address(),
                null,
                false,
                java.util.List.of("log-full"),
                true,
                true));
        stage.add(new ChannelDraft(
                ChannelKind.WEBHOOK,
                "off",
                webhook.recipients(),
                webhook.address(),
                null,
                false,
                java.util.List.of(),
                true,
                false));
        stage.add(new ChannelDraft(
                ChannelKind.WEBHOOK,
                "opened",
                webhook.recipients(),
                webhook.address(),
                null,
                false,
                java.util.List.of("sync-failed"),
                false,
                true));
        UUID alert = stage.opened("Orders");
        stage.closed(alert, "Orders");
        stage.deliver();
        assertThat(stage.rows()).extracting(DeliveryRow::channel).containsExactly("opened");
        assertThat(stage.rows()).extracting(DeliveryRow::change).containsExactly(Change.OPENED);
    }

    @Test
    void whatIsOldIsForgottenAndWhatWaitsIsNot() {
        stage.addWebhook(receiver.uri());
        stage.opened("Old");
        stage.deliver();
        stage.opened("Waits");
        try (Session session = stage.session()) {
            session.run("update sync_console.alert_delivery set settled_at = now() - interval '31 days'"
                    + " where state_code = 2");
        }
        context.getBean(DeliveryUpkeep.class).run();
        assertThat(stage.rows()).extracting(DeliveryRow::subject).containsExactly("Waits");
    }
}
