package com.mantisnxt.sync.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.AuditTrail;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.ConsoleTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Who may do what with channels, and what stays secret; in an installation that keeps to the open internet. */
@ConsoleTest
@ExtendWith(OutputCaptureExtension.class)
class AlertChannelsTest {

    private static final URI SLACK = URI.create("https://hooks.example.org/services/T0/B0/path-is-a-key");

    @Autowired
    private ApplicationContext context;

    private ChannelStage stage;

    @BeforeEach
    void anOrganisation() {
        stage = ChannelStage.in(context);
    }

    @Test
    void onlyAdministratorsSeeAndChangeChannels() {
        UUID channel = stage.addWebhook(SLACK);
        for (Role role : List.of(Role.OPERATOR, Role.SUPPORT)) {
            var caller = new Caller(stage.org.id, UUID.randomUUID(), "Somebody", role.rights());
            context.getBean(CurrentCaller.class).runAs(caller, () -> {
                List<Runnable> acts = List.of(
                        () -> stage.channels().list(),
                        () -> stage.channels().create(ChannelStage.mail("a@example.org")),
                        () -> stage.channels().update(channel, 1, ChannelStage.webhook(SLACK)),
                        () -> stage.channels().remove(channel, 1),
                        () -> stage.channels().test(channel),
                        () -> stage.channels().rotateSecrets(),
                        () -> context.getBean(Deliveries.class).newest(1),
                        () -> context.getBean(Deliveries.class).again(channel));
                acts.forEach(act -> assertThatThrownBy(act::run).isInstanceOf(NotAllowed.class));
                assertThat(stage.channels().dead()).isEmpty();
            });
        }
    }

    @Test
    void nothingOfAnotherOrganisationIsSeenOrChanged() {
        UUID channel = stage.addWebhook(SLACK);
        stage.opened("Orders");
        UUID delivery = stage.row().id();
        ChannelStage other = ChannelStage.in(context);
        assertThat(other.org.asAdmin(() -> other.channels().list())).isEmpty();
        assertThat(other.rows()).isEmpty();
        assertThatThrownBy(() -> other.org.doAsAdmin(() -> other.channels().test(channel)))
                .isInstanceOf(ChannelRefused.class);
        assertThatThrownBy(() -> other.org.doAsAdmin(() -> other.channels().remove(channel, 1)))
                .isInstanceOf(ChannelRefused.class);
        assertThatThrownBy(() -> other.org.doAsAdmin(
                        () -> context.getBean(Deliveries.class).again(delivery)))
                .isInstanceOf(ChannelRefused.class);
        context.getBean(DeliveryWorker.class).work(new DeliveryKey(other.org.id, delivery));
        assertThat(stage.row().attempts()).isZero();
        other.opened("Theirs");
        assertThat(stage.rows()).hasSize(1);
        assertThat(other.rows()).isEmpty();
    }

    @Test
    void anAddressInAPrivateNetworkIsNotCalled() {
        UUID channel = stage.addWebhook(URI.create("http://127.0.0.1:9/hook"));
        assertThat(stage.org.asAdmin(() -> stage.channels().test(channel)).orElseThrow())
                .contains("open internet only");
        stage.opened("Orders");
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void secretsAreNeitherShownNorLoggedNorInTheTrail(CapturedOutput output) {
        UUID channel = stage.addWebhook(SLACK);
        stage.org.doAsAdmin(() -> stage.channels().test(channel));
        AlertChannel shown = stage.channel(channel);
        List<AuditRow> trail =
                stage.org.asAdmin(() -> context.getBean(AuditTrail.class).page(null, null, 50));
        try (var session = stage.session()) {
            String row = String.valueOf(session.rows("select * from sync_console.alert_channel"));
            assertThat(shown + row + trail + ChannelStage.webhook(SLACK) + output)
                    .contains("hooks.example.org", "alert_channel_created", "alert_channel_tested")
                    .doesNotContain("path-is-a-key")
                    .doesNotContain(ChannelStage.SECRET.substring(6));
            assertThat(session.value(byte[].class, "select sealed from sync_console.alert_channel"))
                    .isNotEmpty();
        }
    }

    /** A box that is moved to another channel, in the same organisation even, does not open. */
    @Test
    void aSealedSecretBelongsToItsChannel() {
        UUID one = stage.addWebhook(SLACK);
        try (var session = stage.session()) {
            session.run(
                    "insert into sync_console.alert_channel (org_id, id, kind_code, name, host, sealed)"
                            + " select org_id, gen_random_uuid(), 2, 'copy', host, sealed"
                            + " from sync_console.alert_channel where id = ?",
                    one);
        }
        UUID copy = stage.org.asAdmin(() -> stage.channels().list()).getFirst().id();
        assertThat(stage.org.asAdmin(() -> stage.channels().test(copy)).orElseThrow())
                .contains("can't be read");
    }

    @Test
    void whatIsNotEnteredAnewStaysAsItWas() {
        UUID channel = stage.addWebhook(SLACK);
        AlertChannel before = stage.channel(channel);
        stage.org.doAsAdmin(() -> stage.channels().update(channel, before.version(), before.draft()));
        assertThat(stage.channel(channel).host()).isEqualTo("hooks.example.org");
        assertThatThrownBy(() ->
                        stage.org.doAsAdmin(() -> stage.channels().update(channel, before.version(), before.draft())))
                .hasMessageContaining("Somebody else changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b@example.org",
                "a@example.org\r\nBcc: all@example.org",
                "a@example.org\nSubject: other",
                "Ann <a@example.org>",
                "a@example.org,b@example.org",
                "group:a@example.org;",
                "ann@exämple.org",
                "\"a b\"@example.org"
            })
    void onlyAPlainAddressIsARecipient(String address) {
        assertThatThrownBy(() -> stage.add(ChannelStage.mail(address)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatCannotStandIsRefusedAtItsField() {
        var webhook = ChannelStage.webhook(SLACK);
        refused(
                "address",
                new ChannelDraft(ChannelKind.WEBHOOK, "n", List.of(), null, null, false, List.of(), true, true));
        refused(
                "address",
                new ChannelDraft(ChannelKind.WEBHOOK, "n", List.of(), "ftp://x", null, false, List.of(), true, true));
        refused(
                "secret",
                new ChannelDraft(
                        ChannelKind.WEBHOOK, "n", List.of(), webhook.address(), "short", false, List.of(), true, true));
        refused(
                "name",
                new ChannelDraft(
                        ChannelKind.WEBHOOK, " ", List.of(), webhook.address(), null, false, List.of(), true, true));
        refused(
                "rules",
                new ChannelDraft(
                        ChannelKind.WEBHOOK,
                        "n",
                        List.of(),
                        webhook.address(),
                        null,
                        false,
                        List.of("x,y"),
                        true,
                        true));
        stage.addWebhook(SLACK);
        refused("name", webhook);
    }

    private void refused(String field, ChannelDraft draft) {
        assertThatThrownBy(() -> stage.add(draft))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void thereIsAnEndToHowManyChannelsThereAre() {
        for (int i = 0; i < 20; i++) {
            stage.add(new ChannelDraft(
                    ChannelKind.MAIL, "Mail " + i, List.of("a@example.org"), null, null, false, List.of(), true, true));
        }
        assertThatThrownBy(() -> stage.add(ChannelStage.mail("b@example.org")))
                .isInstanceOf(ChannelRefused.class)
                .hasMessageContaining("at most 20");
    }

    @Test
    void withoutAMailServerTheChannelSaysSo() {
        UUID channel = stage.add(ChannelStage.mail("ann@example.org"));
        assertThat(stage.org.asAdmin(() -> stage.channels().test(channel)).orElseThrow())
                .contains("SPRING_MAIL_HOST");
        stage.opened("Orders");
        stage.later();
        stage.deliver();
        assertThat(stage.row().state()).isEqualTo(State.WAITING);
        assertThat(stage.row().lastError()).contains("no mail server");
    }
}
