package com.mantisnxt.sync.isolation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.mantisnxt.sync.base.meter.ScrapedValues;
import com.mantisnxt.sync.base.sleep.CanWait;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IsolationProperties.class)
class IsolationConfiguration {

    static final String TASK = "isolation-proof";

    @Bean
    Task<Void> isolationTask(
            IsolationProof proof, IsolationProperties properties, ApplicationAvailability availability) {
        var whenAnswering = new WhenAnswering(
                Schedules.fixedDelay(properties.every()),
                properties.afterStart(),
                () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
        return Tasks.recurring(TASK, whenAnswering)
                .onDeadExecutionRevive()
                .execute((instance, context) -> whenAnswering.run(proof::round));
    }

    /** Who sleeps shows nothing to anybody. */
    @Bean
    CanWait isolationCanWait() {
        return new CanWait(TASK);
    }

    /** Of the last round on any node; nothing is said while the database is away, or before the first. */
    @Bean
    MeterBinder isolationMeters(IsolationOverview overview, ScrapedValues values) {
        ScrapedValues.Value<Optional<IsolationRound>> last = values.of(jdbc -> overview.last());
        return registry -> {
            gauge("sync.isolation.foreign.rows", last, round -> round.foreign().size())
                    .register(registry);
            gauge("sync.isolation.checks", last, IsolationRound::checks).register(registry);
            gauge("sync.isolation.unasked", last, round -> round.troubles().size())
                    .register(registry);
            gauge("sync.isolation.unproven", last, round -> round.unproven().size())
                    .register(registry);
            gauge("sync.isolation.last", last, round -> round.at().toEpochMilli() / 1000.0)
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    private static Gauge.Builder<ScrapedValues.Value<Optional<IsolationRound>>> gauge(
            String name, ScrapedValues.Value<Optional<IsolationRound>> last, ToDoubleFunction<IsolationRound> value) {
        return Gauge.builder(
                name,
                last,
                of -> of.get(found -> found.map(value::applyAsDouble).orElse(Double.NaN)));
    }
}
