package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.channel.SendOutcome.Delivered;
import com.mantisnxt.sync.alert.channel.SendOutcome.Later;
import com.mantisnxt.sync.alert.channel.SendOutcome.Never;
import com.mantisnxt.sync.alert.channel.SendOutcome.Partly;
import com.mantisnxt.sync.base.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server's refusals come to. */
class MailPostTest {

    private final RefusingMailServer server = new RefusingMailServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatItTakesIsSent() {
        assertThat(send("ann@example.org")).isInstanceOf(Delivered.class);
        assertThat(server.taken()).containsExactly("ann@example.org");
    }

    @Test
    void aMailboxThatIsUnknownIsNotTriedAgainAndSaidInTheServersWords() {
        assertThat(send("unknown@example.org")).isEqualTo(new Never("550 5.1.1 mailbox unknown (unknown@example.org)"));
    }

    @Test
    void oneThatIsUnknownKeepsNobodyElseFromHearing() {
        assertThat(send("ann@example.org", "unknown@example.org", "bob@example.org"))
                .isEqualTo(new Partly("550 5.1.1 mailbox unknown (unknown@example.org)", List.of()));
        assertThat(server.taken()).containsExactly("ann@example.org", "bob@example.org");
    }

    @Test
    void whoIsPutOffIsTriedAgainAndNobodyElseIs() {
        assertThat(send("ann@example.org", "later@example.org"))
                .isEqualTo(new Partly("451 4.7.1 greylisted (later@example.org)", List.of("later@example.org")));
        assertThat(send("later@example.org")).isEqualTo(new Later("451 4.7.1 greylisted", null));
    }

    @Test
    void whatTheServerRefusesAsAWholeIsJudgedByItsCode() {
        server.atData("554 5.7.1 looks like spam");
        assertThat(send("ann@example.org")).isEqualTo(new Never("554 5.7.1 looks like spam"));
        server.atData("452 4.3.1 disk full");
        assertThat(send("ann@example.org")).isEqualTo(new Later("452 4.3.1 disk full", null));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        server.close();
        assertThat(send("ann@example.org")).isEqualTo(new Later("The mail server does not answer.", null));
    }

    @Test
    void withoutASenderItSaysWhatIsMissing() {
        assertThat(post(sender(), null).send(letter("ann@example.org")).fault().orElseThrow())
                .contains("SYNC_ALERTS_DELIVERY_MAILFROM");
    }

    private SendOutcome send(String... recipients) {
        return post(sender(), "console@example.org").send(letter(recipients));
    }

    private JavaMailSender sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.sendpartial", "true");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return sender;
    }

    private static MailPost post(JavaMailSender sender, @Nullable String from) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        var properties = new DeliveryProperties(
                from,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return new MailPost(
                new MailServer(beans.getBeanProvider(JavaMailSender.class), properties),
                new MailLetters(new Wording(new PublicAddress(null))));
    }

    private static Letter letter(String... recipients) {
        var news = new News(
                UUID.randomUUID(),
                Change.OPENED,
                "sync-failed",
                Severity.WARNING,
                "Orders",
                "They fail.",
                "alerts",
                Instant.EPOCH);
        return new Letter(
                null, UUID.randomUUID(), UUID.randomUUID(), ChannelKind.MAIL, null, List.of(recipients), news);
    }
}
