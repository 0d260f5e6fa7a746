package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.task.Task;
import com.mantisnxt.sync.base.meter.ScrapedValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the queue keeps up: what is due and how long it has been, by task; and what this node works on. */
@Component
class RunMeters implements MeterBinder {

    private static final String QUEUE = """
            select task_name as task,
                   count(*) filter (where not picked and execution_time <= now()) as due,
                   count(*) filter (where picked) as picked,
                   coalesce(extract(epoch from now() - min(execution_time)
                       filter (where not picked and execution_time <= now())), 0)::double precision as age
              from %s
             group by task_name
            """;

    private record Queued(String task, long due, long picked, double age) {

        static Queued nothing(String task) {
            return new Queued(task, 0, 0, 0);
        }
    }

    private final ObjectProvider<Task<?>> tasks;
    private final Shares shares;
    private final ScrapedValues.Value<Map<String, Queued>> queue;
    private final Counter takenOver;

    RunMeters(
            ObjectProvider<Task<?>> tasks,
            Shares shares,
            ScrapedValues values,
            MeterRegistry meters,
            @Value("${db-scheduler.table-name}") String table) {
        this.tasks = tasks;
        this.shares = shares;
        this.queue = values.of(jdbc -> jdbc.sql(QUEUE.formatted(table)).query(Queued.class).list().stream()
                .collect(Collectors.toMap(Queued::task, Function.identity())));
        this.takenOver = Counter.builder("sync.runs.taken.over")
                .description("runs whose worker was heard of no more")
                .register(meters);
    }

    void takenOver() {
        takenOver.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("sync.runs.working", shares, Shares::working)
                .description("runs that this node works on")
                .register(registry);
        tasks.stream().map(Task::getName).distinct().forEach(task -> {
            gauge("sync.queue.due", task, Queued::due)
                    .description("jobs whose time has come and that nobody has begun")
                    .register(registry);
            gauge("sync.queue.picked", task, Queued::picked)
                    .description("jobs that some node works on")
                    .register(registry);
            gauge("sync.queue.age", task, Queued::age)
                    .description("since when the oldest of them is due")
                    .baseUnit("seconds")
                    .register(registry);
        });
    }

    private Gauge.Builder<ScrapedValues.Value<Map<String, Queued>>> gauge(
            String name, String task, ToDoubleFunction<Queued> value) {
        return Gauge.builder(
                        name,
                        queue,
                        of -> of.get(all -> value.applyAsDouble(all.getOrDefault(task, Queued.nothing(task)))))
                .tag("task", task);
    }
}
