package com.mantisnxt.sync.alert.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.mantisnxt.sync.base.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliveryProperties.class, InstallationProperties.class, PublicAddress.class})
class ChannelConfiguration {

    /** Where the database was away, not the receiver. */
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    @Bean
    Retries deliveryRetries(DeliveryProperties properties) {
        return new Retries(properties, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** A node that dies leaves its task to another; the turn it held at the channel ends a little later. */
    @Bean
    Task<Void> deliveryTask(DeliveryWorker worker) {
        return Tasks.custom(DeliveryQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AFTER_A_FAILURE)))
                .execute((instance, context) -> after(worker.work(DeliveryKey.of(instance.getId()))));
    }

    /** Only to schedule, in the caller's transaction. */
    @Bean(defaultCandidate = false)
    SchedulerClient deliveryQueueClient(DataSource dataSource, @Value("${db-scheduler.table-name}") String table) {
        Task<Void> named = Tasks.custom(DeliveryQueue.TASK, Void.class).execute((instance, context) -> {
            throw new IllegalStateException("Nothing is done here.");
        });
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), named)
                .tableName(table)
                .build();
    }

    private static CompletionHandler<Void> after(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        moment -> (complete, operations) -> operations.reschedule(complete, moment))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
