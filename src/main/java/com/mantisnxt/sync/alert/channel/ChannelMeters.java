package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.base.meter.ScrapedValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether alerts reach anybody: an alert about that would go by the channel that is dead. */
@Component
class ChannelMeters implements MeterBinder {

    private static final String ORGANISATIONS = "select * from sync_console.alert_channels_at_work(?)";
    private static final String INSTALLATION = """
            select (select count(*) from sync_console.installation_delivery d where d.state_code = 1) as waiting,
                   (select count(*) from sync_console.installation_channel c where c.failures >= ? and c.id = any (?)) as dead
            """;

    private record AtWork(long waiting, long dead) {}

    private final InstallationProperties installation;
    private final ScrapedValues.Value<AtWork> channels;

    ChannelMeters(InstallationProperties installation, ScrapedValues values) {
        this.installation = installation;
        this.channels = values.of(this::read);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sync.alerts.waiting", channels, of -> of.get(AtWork::waiting))
                .description("messages about alerts that have not been sent yet, of all organisations")
                .register(registry);
        Gauge.builder("sync.alerts.channels.dead", channels, of -> of.get(AtWork::dead))
                .description("channels of alerts by which nobody hears, of all organisations")
                .register(registry);
    }

    private AtWork read(JdbcClient jdbc) {
        AtWork organisations = jdbc.sql(ORGANISATIONS)
                .param(ChannelHealth.DEAD_FROM)
                .query(AtWork.class)
                .single();
        AtWork own = jdbc.sql(INSTALLATION)
                .param(ChannelHealth.DEAD_FROM)
                .param(installation.channels().toArray(UUID[]::new))
                .query(AtWork.class)
                .single();
        return new AtWork(organisations.waiting() + own.waiting(), organisations.dead() + own.dead());
    }
}
