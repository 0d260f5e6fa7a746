package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.testing.Session;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What did not arrive is tried again for as long as that makes sense, and no longer. */
class WebhookRetriesTest extends WebhookStage {

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdUntilItArrives() {
        UUID channel = stage.addWebhook(receiver.uri());
        receiver.once(500);
        receiver.onceStuck();
        stage.opened("Orders");
        stage.deliver();
        assertThat(stage.row().lastError()).isEqualTo("127.0.0.1 answered 500.");
        assertThat(stage.channel(channel).health().failingSince()).isNotNull();
        stage.later();
        stage.deliver();
        assertThat(stage.row().lastError()).contains("took too long");
        assertThat(stage.row().state()).isEqualTo(State.WAITING);
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
        assertThat(stage.row().attempts()).isEqualTo(3);
        assertThat(receiver.calls())
                .extracting(Receiver.Call::id)
                .hasSize(3)
                .containsOnly(receiver.calls().getFirst().id());
        ChannelHealth health = stage.channel(channel).health();
        assertThat(health.state()).isEqualTo(ChannelHealth.State.WORKS);
        assertThat(health.failingSince()).isNull();
    }

    @Test
    void aReceiverThatIsDownIsNoLossAndAChannelThatStaysSoIsDead() {
        URI gone;
        try (var closing = new Receiver()) {
            gone = closing.uri();
        }
        UUID channel = stage.addWebhook(gone);
        stage.opened("Orders");
        for (int tries = 1; tries <= 3; tries++) {
            assertThat(stage.org.asAdmin(() -> stage.channels().dead())).isEmpty();
            stage.later();
            stage.deliver();
        }
        assertThat(stage.row().lastError()).startsWith("Nothing answers at 127.0.0.1");
        assertThat(stage.org.asAdmin(() -> stage.channels().dead()))
                .extracting(AlertChannel::id)
                .containsExactly(channel);
        AlertChannel dead = stage.channel(channel);
        stage.org.doAsAdmin(
                () -> stage.channels().update(channel, dead.version(), ChannelStage.webhook(receiver.uri())));
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
        assertThat(stage.org.asAdmin(() -> stage.channels().dead())).isEmpty();
    }

    @Test
    void aTestThatArrivesMakesADeadChannelGoOn() {
        UUID channel = stage.addWebhook(receiver.uri());
        receiver.once(503, "Retry-After", "3600");
        stage.opened("Orders");
        stage.deliver();
        assertThat(stage.org.asAdmin(() -> stage.channels().test(channel))).isEmpty();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
        assertThat(receiver.calls()).hasSize(3);
    }

    @Test
    void aTestSaysHonestlyWhyItDidNotArrive() {
        UUID channel = stage.addWebhook(receiver.uri());
        receiver.once(404);
        assertThat(stage.org.asAdmin(() -> stage.channels().test(channel))).contains("127.0.0.1 answered 404.");
        assertThat(stage.channel(channel).health().state()).isEqualTo(ChannelHealth.State.FAILING);
    }

    @Test
    void aReceiverThatAsksToWaitIsLeftAloneForThatLong() {
        stage.addWebhook(receiver.uri());
        receiver.once(429, "Retry-After", "600");
        Instant before = Instant.now();
        stage.opened("First");
        stage.deliver();
        stage.opened("Second");
        stage.deliver();
        assertThat(receiver.calls()).hasSize(1);
        assertThat(stage.rows())
                .allSatisfy(row -> assertThat(row.dueAt())
                        .isBetween(before.plusSeconds(599), Instant.now().plusSeconds(601)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 422})
    void whatTheReceiverWillNeverTakeIsGivenUpAtOnceAndCanBeSentAgain(int status) {
        stage.addWebhook(receiver.uri());
        receiver.once(status);
        stage.opened("Orders");
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.GIVEN_UP);
        stage.org.doAsAdmin(
                () -> context.getBean(Deliveries.class).again(stage.row().id()));
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void afterADayItIsGivenUp() {
        stage.addWebhook(receiver.uri());
        receiver.once(500);
        stage.opened("Orders");
        stage.deliver();
        try (Session session = stage.session()) {
            session.run("update sync_console.alert_delivery set created_at = created_at - interval '25 hours'");
        }
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.GIVEN_UP);
        assertThat(stage.row().lastError()).isEqualTo("127.0.0.1 answered 500.");
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void whatWaitsForAChannelThatIsSwitchedOffIsGivenUp() {
        UUID channel = stage.addWebhook(receiver.uri());
        stage.opened("Orders");
        AlertChannel before = stage.channel(channel);
        stage.org.doAsAdmin(() -> stage.channels()
                .update(channel, before.version(), before.draft().enabled(false)));
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.GIVEN_UP);
        assertThat(stage.row().lastError()).isEqualTo("The channel was switched off.");
        assertThat(receiver.calls()).isEmpty();
    }
}
