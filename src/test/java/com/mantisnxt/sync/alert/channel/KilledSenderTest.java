package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.Application;
import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.alert.channel.HoldingMailServer.Mail;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A node is killed while it tells of alerts, before its mail was taken and after, and another one goes on. */
@ConsoleTest
class KilledSenderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    private ApplicationContext context;

    private final HoldingMailServer mails = new HoldingMailServer();
    private @Nullable Process node;
    private ChannelStage stage;

    @BeforeEach
    void onlyWhatIsToldHereIsQueued() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.run("delete from sync_console.scheduled_tasks");
        }
        stage = ChannelStage.in(context);
    }

    @AfterEach
    void stop() {
        if (node != null) {
            node.destroyForcibly().onExit().join();
        }
        mails.close();
    }

    @Test
    void nothingIsLostAndWhatComesTwiceIsKnownByItsId() throws IOException {
        tell("early");
        tell("late");
        stage.opened("Orders");
        node = startNode();
        await().atMost(PATIENCE).until(() -> mails.held() == 2);
        node.destroyForcibly().onExit().join();
        assertThat(stage.rows()).extracting(DeliveryRow::state).containsOnly(State.WAITING);

        mails.answerFromNowOn();
        stage.later();
        DeliveryWorker other = otherNode();
        stage.keys().forEach(other::work);
        assertThat(stage.rows()).extracting(DeliveryRow::state).containsOnly(State.DELIVERED);
        assertThat(mails.taken()).extracting(Mail::recipient).containsExactlyInAnyOrder("early", "late", "late");
        assertThat(mails.taken())
                .filteredOn(mail -> mail.recipient().equals("late"))
                .extracting(Mail::messageId)
                .doesNotContain("")
                .containsOnly(mails.taken().getFirst().messageId());
    }

    private void tell(String whom) {
        var to = List.of(whom + "@example.org");
        stage.add(new ChannelDraft(ChannelKind.MAIL, whom, to, null, null, false, List.of(), true, true));
    }

    /** What takes over where the first was killed. */
    private DeliveryWorker otherNode() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mails.port());
        sender.setUsername("console@example.org");
        var found = new StaticListableBeanFactory(Map.of("sender", sender));
        var server =
                new MailServer(found.getBeanProvider(JavaMailSender.class), context.getBean(DeliveryProperties.class));
        return new DeliveryWorker(
                context.getBean(CurrentCaller.class),
                context.getBean(Turns.class),
                context.getBean(DeliveryBook.class),
                context.getBean(Settlements.class),
                List.of(new MailPost(server, context.getBean(MailLetters.class))));
    }

    /** As kill -9 finds it: with its queue, and all else. */
    private Process startNode() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--sync.database.url=" + TestServer.POSTGRES_18.shared().url(),
                        "--sync.database.user.name=sync_app",
                        "--sync.database.owner.name=sync_owner",
                        "--sync.account.secret-key-file=target/test-secret.key",
                        "--sync.isolation.after-start=PT1H",
                        "--sync.alert.enabled=false",
                        "--sync.alerts.delivery.mail-from=console@example.org",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mails.port(),
                        "--db-scheduler.polling-interval=100ms",
                        "--db-scheduler.heartbeat-interval=300ms")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "sender.log").toFile())
                .start();
    }
}
