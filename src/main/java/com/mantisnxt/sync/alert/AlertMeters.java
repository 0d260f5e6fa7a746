package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.rule.Rule;
import com.mantisnxt.sync.base.meter.ScrapedValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many alerts are open by rule, of all organisations and of the installation. */
@Component
class AlertMeters implements MeterBinder {

    private record Counted(String rule, long alerts) {}

    private final List<Rule> rules;
    private final ScrapedValues.Value<Map<String, Long>> open;

    AlertMeters(List<Rule> rules, ScrapedValues values) {
        this.rules = rules;
        this.open = values.of(AlertMeters::counts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Rule rule : rules) {
            String code = rule.spec().code();
            Gauge.builder("sync.alerts.open", open, of -> of.get(all -> all.getOrDefault(code, 0L)))
                    .description("alerts that are open, of all organisations and of the installation")
                    .tag("rule", code)
                    .tag("severity", rule.spec().severity().name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static Map<String, Long> counts(JdbcClient jdbc) {
        return jdbc.sql("select * from sync_console.open_alerts()").query(Counted.class).list().stream()
                .collect(Collectors.toMap(Counted::rule, Counted::alerts));
    }
}
