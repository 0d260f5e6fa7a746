package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.alert.AlertChanged;
import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation with channels, alerts that change, and short words for what the queue does. */
public final class ChannelStage {

    public static final String SECRET = "whsec_" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    final OrganisationFixture org;
    private final ApplicationContext context;

    private ChannelStage(ApplicationContext context) {
        this.context = context;
        this.org = OrganisationFixture.in(context);
    }

    public static ChannelStage in(ApplicationContext context) {
        return new ChannelStage(context);
    }

    static ChannelDraft mail(String... recipients) {
        return new ChannelDraft(
                ChannelKind.MAIL, "Mail", List.of(recipients), null, null, false, List.of(), true, true);
    }

    static ChannelDraft webhook(URI uri) {
        return new ChannelDraft(
                ChannelKind.WEBHOOK, "Webhook", List.of(), uri.toString(), SECRET, false, List.of(), true, true);
    }

    UUID add(ChannelDraft draft) {
        return org.asAdmin(() -> channels().create(draft));
    }

    public UUID addWebhook(URI uri) {
        return add(webhook(uri));
    }

    AlertChannels channels() {
        return context.getBean(AlertChannels.class);
    }

    AlertChannel channel(UUID id) {
        return org.asAdmin(() -> channels().list()).stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As the alerts do: within the transaction that changes one. */
    public UUID opened(String subject) {
        UUID alert = UUID.randomUUID();
        changed(event(alert, Change.OPENED, subject));
        return alert;
    }

    void closed(UUID alert, String subject) {
        changed(event(alert, Change.CLOSED, subject));
    }

    AlertChanged event(UUID alert, Change change, String subject) {
        return new AlertChanged(
                alert,
                org.id,
                change,
                "sync-failed",
                Severity.WARNING,
                subject,
                "3 of 5 syncs failed within the hour.",
                "/alerts/" + alert,
                Instant.parse("2026-11-26T10:00:00Z"));
    }

    void changed(AlertChanged event) {
        org.doAsAdmin(() ->
                context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event)));
    }

    /** As the queue does with each of its tasks, oldest first. */
    public void deliver() {
        keys().forEach(key -> context.getBean(DeliveryWorker.class).work(key));
    }

    /** Time goes by: what waits may be tried, and a turn whose worker died is over. */
    void later() {
        try (Session session = session()) {
            session.run("update sync_console.alert_delivery set due_at = now() where state_code = 1");
            session.run("update sync_console.alert_channel set resting_until = null,"
                    + " busy_until = now() - interval '1 second' where busy_until is not null"
                    + " or resting_until is not null");
        }
    }

    List<DeliveryKey> keys() {
        try (Session session = session()) {
            return session
                    .values(
                            UUID.class,
                            "select id from sync_console.alert_delivery where state_code = 1 order by created_at, id")
                    .stream()
                    .map(id -> new DeliveryKey(org.id, id))
                    .toList();
        }
    }

    List<DeliveryRow> rows() {
        return org.asAdmin(() -> context.getBean(Deliveries.class).newest(100));
    }

    DeliveryRow row() {
        return rows().getFirst();
    }

    @Nullable
    String queued() {
        try (Session session = session()) {
            return session.value(
                    String.class,
                    "select string_agg(task_instance, ',') from sync_console.scheduled_tasks"
                            + " where task_name = 'alert-delivery' and task_instance like ?",
                    org.id + "/%");
        }
    }

    public OrganisationFixture organisation() {
        return org;
    }

    public String orgId() {
        return org.id.toString();
    }

    public Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(org.id.value());
    }
}
