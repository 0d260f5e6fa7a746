package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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

    /** Nothing is remembered in the queue: its name says which run, and the run says how far it is. */
    @Bean
    Task<Void> runTask(RunWorker worker) {
        return Tasks.custom(QueuedRuns.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, failed.getTimeDone().plus(worker.pause(failed.getExecution().consecutiveFailures))))
                .execute((instance, context) ->
                        after(worker.work(RunKey.of(instance.getId()), context.getExecution().consecutiveFailures)));
    }

    /** Only to schedule, in the caller's transaction; whether this node also works is db-scheduler's own setting. */
    @Bean(defaultCandidate = false)
    SchedulerClient runQueueClient(
            DataSource dataSource, Task<Void> runTask, @Value("${db-scheduler.table-name}") String table) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), runTask)
                .tableName(table)
                .build();
    }

    private static CompletionHandler<Void> after(Optional<Instant> again) {
        return again.<CompletionHandler<Void>>map(
                        moment -> (complete, operations) -> operations.reschedule(complete, moment))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
