package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.mantisnxt.sync.alert.AlertChanged;
import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Alerts arrive in mailboxes of a real SMTP server. */
@ConsoleTest
@TestPropertySource(
        properties = {
            "sync.public-address=https://sync.example.org",
            "sync.alerts.delivery.mail-from=console@example.org",
            "sync.alerts.installation.mail=caretaker@example.org, second@example.org"
        })
class MailDeliveryTest {

    private static final GreenMail MAILS = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        MAILS.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAILS.stop();
    }

    @Autowired
    private ApplicationContext context;

    private ChannelStage stage;

    @BeforeEach
    void anOrganisationAndNoMails() throws Exception {
        MAILS.purgeEmailFromAllMailboxes();
        stage = ChannelStage.in(context);
    }

    @Test
    void aChangeArrivesInWordsAndWithALink() throws Exception {
        UUID channel = stage.add(ChannelStage.mail("ann@example.org"));
        UUID alert = stage.opened("Orders of Müller & Søn — 注文 <b>");
        stage.deliver();
        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo("[Sync Console] Opened: Orders of Müller & Søn — 注文 <b>");
        assertThat(mail.getFrom()).extracting(Address::toString).containsExactly("console@example.org");
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Address::toString)
                .containsExactly("ann@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID())
                .isEqualTo("<" + DeliveryKey.id(channel, alert, Change.OPENED) + "@example.org>");
        String text = GreenMailUtil.getBody(mail);
        assertThat(plain(mail))
                .contains(
                        "Orders of Müller & Søn — 注文 <b>", "3 of 5 syncs", "https://sync.example.org/alerts/" + alert);
        assertThat(html(mail)).contains("Søn — 注文 &lt;b&gt;", "href=\"https://sync.example.org/alerts/" + alert);
        assertThat(text).doesNotContain("注文");
        assertThat(stage.row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void thatItClosedAnswersToThatItOpened() throws Exception {
        stage.add(ChannelStage.mail("ann@example.org"));
        UUID alert = stage.opened("Orders");
        stage.closed(alert, "Orders");
        stage.deliver();
        MimeMessage[] mails = MAILS.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[1].getSubject()).isEqualTo("[Sync Console] Closed: Orders");
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(mails[0].getMessageID());
    }

    @Test
    void whatAnAlertIsAboutBeginsNoHeader() throws Exception {
        stage.add(ChannelStage.mail("ann@example.org"));
        stage.opened("Orders\r\nBcc: eve@example.org\r\n\r\nother body\u2028\u202e");
        stage.deliver();
        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo("[Sync Console] Opened: Orders Bcc: eve@example.org other body");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).extracting(Address::toString).containsExactly("ann@example.org");
    }

    @Test
    void whatAnAlertIsAboutEncodesNothing() throws Exception {
        stage.add(ChannelStage.mail("ann@example.org"));
        stage.opened("=?utf-8?Q?Orders=0D=0ABcc:=20eve@example.org?=");
        stage.deliver();
        assertThat(received().getSubject()).doesNotContain("\n").contains("= ?utf-8?Q?Orders");
    }

    @Test
    void aVeryLongTextIsCutAndArrives() throws Exception {
        stage.add(ChannelStage.mail("ann@example.org"));
        stage.opened("注".repeat(5_000));
        stage.deliver();
        assertThat(received().getSubject()).endsWith("…").hasSize(200 + "[Sync Console] Opened: ".length());
    }

    @Test
    void aTestArrivesAndSaysThatItIsOne() throws Exception {
        UUID channel = stage.add(ChannelStage.mail("ann@example.org"));
        assertThat(stage.org.asAdmin(() -> stage.channels().test(channel))).isEmpty();
        assertThat(received().getSubject()).isEqualTo("[Sync Console] Test of the channel Mail");
        assertThat(stage.channel(channel).health().state()).isEqualTo(ChannelHealth.State.WORKS);
        assertThat(stage.rows()).isEmpty();
    }

    /** It is nobody's in particular: told to whom the environment names, by nobody's right. */
    @Test
    void anAlertOfTheInstallationReachesThoseTheEnvironmentNames() throws Exception {
        UUID alert = UUID.randomUUID();
        var event = new AlertChanged(
                alert,
                null,
                Change.OPENED,
                "isolation",
                Severity.CRITICAL,
                "Isolation",
                "A row was seen.",
                "admin/upkeep",
                Instant.now());
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
        UUID id = DeliveryKey.id(ChannelKind.MAIL.installation(), alert, Change.OPENED);
        context.getBean(DeliveryWorker.class).work(new DeliveryKey(null, id));
        assertThat(received().getAllRecipients())
                .extracting(Address::toString)
                .containsExactly("caretaker@example.org", "second@example.org");
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            assertThat(administrator.value(
                            Integer.class,
                            "select state_code from sync_console.installation_delivery where id = ?",
                            id))
                    .isEqualTo(2);
            administrator.run("delete from sync_console.installation_delivery where id = ?", id);
            administrator.run("delete from sync_console.scheduled_tasks where task_instance = ?", "installation/" + id);
        }
    }

    private static MimeMessage received() {
        MimeMessage[] mails = MAILS.getReceivedMessages();
        assertThat(List.of(mails).stream().map(MailDeliveryTest::id).distinct()).hasSize(1);
        return mails[0];
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(MimeMessage mail) throws Exception {
        return part(mail.getContent(), "text/plain");
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail.getContent(), "text/html");
    }

    private static String part(Object content, String type) throws Exception {
        var parts = (jakarta.mail.Multipart) content;
        for (int i = 0; i < parts.getCount(); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            if (part.isMimeType("multipart/*")) {
                return part(part.getContent(), type);
            }
        }
        throw new IllegalStateException("no part of " + type);
    }
}
