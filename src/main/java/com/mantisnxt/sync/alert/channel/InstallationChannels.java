package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.upkeep.Caretakers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the installation's own channels fare, for those who look after it; set up in the environment alone. */
@Service
public class InstallationChannels {

    private static final String ALL = """
            select kind_code,
                   last_success_at,
                   failing_since,
                   failures,
                   last_error
              from sync_console.installation_channel
             order by kind_code
            """;

    private final Ledger ledger;
    private final InstallationProperties properties;
    private final Caretakers caretakers;
    private final DeliveryWorker worker;
    private final Settlements settlements;
    private final DeliveryQueue queue;
    private final AuditEntries trail;
    private final Clock clock;

    InstallationChannels(
            JdbcClient jdbc,
            InstallationProperties properties,
            Caretakers caretakers,
            DeliveryWorker worker,
            Settlements settlements,
            DeliveryQueue queue,
            AuditEntries trail,
            Clock clock) {
        this.ledger = new Ledger(jdbc);
        this.properties = properties;
        this.caretakers = caretakers;
        this.worker = worker;
        this.settlements = settlements;
        this.queue = queue;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether who asks may see them. */
    public boolean isOpen() {
        return caretakers.includeCaller();
    }

    /** Empty for all others. */
    @Transactional(readOnly = true)
    public List<InstallationChannel> list() {
        return caretakers.includeCaller()
                ? ledger.sql(ALL, null).query(this::channel).list()
                : List.of();
    }

    /** The newest first; empty for all others. */
    @Transactional(readOnly = true)
    public List<DeliveryRow> newest(int most) {
        return caretakers.includeCaller()
                ? ledger.sql(
                                Deliveries.NEWEST.formatted("case c.kind_code when 1 then 'mail' else 'webhook' end"),
                                null)
                        .param("most", most)
                        .query(Deliveries::row)
                        .list()
                : List.of();
    }

    /** Sends a made-up message now and waits for what comes of it. Empty when it arrived, else why not. */
    public Optional<String> test(ChannelKind kind) {
        if (!caretakers.includeCaller() || target(kind).isEmpty()) {
            throw ChannelRefused.unknown();
        }
        UUID id = kind.installation();
        News news = News.test("of the installation", clock.instant());
        SendOutcome outcome = worker.send(new Letter(
                null, DeliveryKey.id(id, news.alert(), Change.OPENED), id, kind, null, properties.mail(), news));
        settlements.tested(null, id, outcome);
        Optional<String> fault = outcome.fault();
        if (fault.isEmpty()) {
            queue.hurry(null, id);
        }
        trail.add("alert_channel_tested", "installation", Map.of("kind", kind.label(), "arrived", fault.isEmpty()));
        return fault;
    }

    private InstallationChannel channel(ResultSet row, int number) throws SQLException {
        ChannelKind kind = ChannelKind.byCode(row.getInt("kind_code"));
        return new InstallationChannel(kind, target(kind), ChannelStore.health(row));
    }

    private Optional<String> target(ChannelKind kind) {
        if (kind == ChannelKind.MAIL) {
            return properties.mail().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", properties.mail()));
        }
        return Optional.ofNullable(properties.webhook())
                .map(webhook -> ChannelCheck.address(webhook).getHost());
    }
}
