package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RunProperties.class)
class RunConfiguration {

    private static final Duration RETRY = Duration.ofMinutes(1);

    /** Nothing is remembered in the queue: its name says which run, and the run says how far it is. */
    @Bean
    Task<Void> runTask(RunWorker worker) {
        return Tasks.custom(QueuedRuns.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, failed.getTimeDone().plus(worker.pause(failed.getExecution().consecutiveFailures))))
                .execute((instance, context) -> after(worker.work(RunKey.of(instance.getId()))));
    }

    @Bean
    Task<Void> dueSyncTask(DueSyncs syncs) {
        return Tasks.custom(DueQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(RETRY)))
                .execute((instance, context) -> after(syncs.begin(DueKey.of(instance.getId()))));
    }

    @Bean
    Task<Void> hintedSyncTask(HintedSyncs syncs) {
        return Tasks.custom(HintQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(RETRY)))
                .execute((instance, context) -> after(syncs.look(HintKey.of(instance.getId()))));
    }

    /**
     * Only to schedule, in the caller's transaction, so it knows the tasks by name; whether this node also works is
     * db-scheduler's own setting.
     */
    @Bean(defaultCandidate = false)
    SchedulerClient runQueueClient(DataSource dataSource, @Value("${db-scheduler.table-name}") String table) {
        return SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(dataSource),
                        named(QueuedRuns.TASK),
                        named(DueQueue.TASK),
                        named(HintQueue.TASK))
                .tableName(table)
                .build();
    }

    private static Task<Void> named(String task) {
        return Tasks.custom(task, Void.class).execute((instance, context) -> {
            throw new IllegalStateException("Nothing is done here.");
        });
    }

    private static CompletionHandler<Void> after(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        moment -> (complete, operations) -> operations.reschedule(complete, moment))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
