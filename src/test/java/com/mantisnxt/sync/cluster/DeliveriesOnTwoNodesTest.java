package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.alert.channel.ChannelStage;
import com.mantisnxt.sync.alert.channel.Receiver;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two nodes with their queues at work tell each change once. */
class DeliveriesOnTwoNodesTest {

    private static final int ALERTS = 40;

    private final TestDatabase database = TestServer.POSTGRES_18.shared();

    @Test
    void eachChangeIsToldOnceByWhicheverNode() {
        Map<String, Object> loopback = Map.of("sync.connector.allow-private-addresses", "true");
        try (var receiver = new Receiver();
                Node one = Node.on(database, loopback);
                Node other = Node.on(database, loopback)) {
            ChannelStage stage = ChannelStage.in(one.context());
            stage.addWebhook(receiver.uri());
            IntStream.range(0, ALERTS).parallel().forEach(number -> stage.opened("Alert " + number));
            await().atMost(Duration.ofMinutes(1)).until(() -> delivered(stage) == ALERTS);
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .doesNotHaveDuplicates()
                    .hasSize(ALERTS);
            await().atMost(Duration.ofMinutes(1)).until(() -> queued(stage) == 0);
            assertThat(other.probe("liveness")).isEqualTo(200);
        }
    }

    private static long delivered(ChannelStage stage) {
        try (Session session = stage.session()) {
            return session.count("select count(*) from sync_console.alert_delivery where state_code = 2");
        }
    }

    private static long queued(ChannelStage stage) {
        try (Session session = stage.session()) {
            return session.count(
                    "select count(*) from sync_console.scheduled_tasks"
                            + " where task_name = 'alert-delivery' and task_instance like ?",
                    stage.orgId() + "/%");
        }
    }
}
