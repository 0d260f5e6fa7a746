package com.mantisnxt.sync.progress.bulk;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    private static final Duration RETRY = Duration.ofSeconds(5);

    /** Nothing is remembered in the queue: its name says which act, and its items say how far it is. */
    @Bean
    Task<Void> bulkActTask(BulkWorker worker) {
        return Tasks.custom(BulkQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(RETRY)))
                .execute((instance, context) -> after(worker.work(
                        BulkKey.of(instance.getId()),
                        () -> context.getSchedulerState().isShuttingDown())));
    }

    /** Only to schedule, in the caller's transaction. */
    @Bean(defaultCandidate = false)
    SchedulerClient bulkQueueClient(DataSource dataSource, @Value("${db-scheduler.table-name}") String table) {
        Task<Void> named = Tasks.custom(BulkQueue.TASK, Void.class).execute((instance, context) -> {
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
