package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged;
import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what is to be told and has it sent, in the transaction that changed the alert: both are there or neither.
 * The alert's organisation is the one that this transaction works for.
 */
@Component
class AlertOutbox {

    private static final String WANTED = """
            select id
              from sync_console.alert_channel
             where org_id = :org
               and is_enabled
               and (not critical_only or :critical)
               and (tells_closed or :opened)
               and (cardinality(rules) = 0 or :rule = any (rules))
             order by id
            """;

    /** What closed goes with what opened, where that still waits. */
    private static final String ADD = """
            insert into {delivery}
                   ({org_id}id, channel_id, alert_id, change_code, news, created_at, due_at)
            select {org}:id, :channel, :alert, :change, cast(:news as jsonb), cast(:now as timestamptz),
                   coalesce(max(d.due_at), :now)
              from {delivery} d
             where d.channel_id = :channel
               and d.alert_id = :alert
               and d.state_code = 1
                on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final InstallationProperties installation;
    private final DeliveryQueue queue;
    private final JsonMapper json;
    private final Clock clock;

    AlertOutbox(
            JdbcClient jdbc, InstallationProperties installation, DeliveryQueue queue, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = new Ledger(jdbc);
        this.installation = installation;
        this.queue = queue;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AlertChanged event) {
        List<UUID> channels = event.org() == null ? installation.channels() : wanted(event, event.org());
        if (channels.isEmpty()) {
            return;
        }
        News news = News.of(event);
        Instant now = clock.instant();
        for (UUID channel : channels) {
            var key = new DeliveryKey(event.org(), DeliveryKey.id(channel, event.alert(), event.change()));
            if (add(key, channel, news, now)) {
                queue.send(key, now);
            }
        }
    }

    private List<UUID> wanted(AlertChanged event, OrgId org) {
        return jdbc.sql(WANTED)
                .param("org", org.value())
                .param("critical", event.severity() == Severity.CRITICAL)
                .param("opened", event.change() == Change.OPENED)
                .param("rule", event.rule())
                .query(UUID.class)
                .list();
    }

    private boolean add(DeliveryKey key, UUID channel, News news, Instant now) {
        String statement = ADD.replace("{org_id}", key.org() == null ? "" : "org_id, ")
                .replace("{org}", key.org() == null ? "" : ":org, ");
        return ledger.sql(statement, key.org())
                        .param("id", key.id())
                        .param("channel", channel)
                        .param("alert", news.alert())
                        .param("change", news.changeCode())
                        .param("news", json.writeValueAsString(news))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
