package com.mantisnxt.sync.upkeep;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpkeepProperties.class)
class UpkeepConfiguration {

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);

    @Bean
    LogClock logClock(JdbcClient jdbc) {
        return () -> LogCatalogue.now(jdbc);
    }

    /** What failed does not wait for the next day. */
    @Bean
    Task<Void> upkeepTask(LogUpkeep upkeep, UpkeepProperties properties) {
        return Tasks.recurring(UpkeepQueue.TASK, Schedules.daily(ZoneOffset.UTC, properties.dailyAt()))
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AFTER_A_FAILURE)))
                .execute((instance, context) -> upkeep.run());
    }
}
