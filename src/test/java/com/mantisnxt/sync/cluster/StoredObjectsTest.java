package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who can write to the queue's table makes the console do nothing but its own work: no object is made of what lies there. */
class StoredObjectsTest {

    /** Does something by being read. */
    static final class Gadget implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;

        static volatile boolean wasRead;

        @Serial
        private void readObject(ObjectInputStream in) throws IOException {
            wasRead = true;
        }
    }

    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @Test
    void whatLiesInTheQueueAsDataIsNotRead() throws IOException {
        try (Node node = Node.on(database)) {
            var scheduler = node.bean(Scheduler.class);
            List<String> tasks = node.context().getBeansOfType(Task.class).values().stream()
                    .map(Task::getName)
                    .toList();
            assertThat(tasks).hasSizeGreaterThan(4);
            for (String task : tasks) {
                putInto(task);
                scheduler
                        .getScheduledExecution(TaskInstanceId.of(task, "hostile"))
                        .orElseThrow()
                        .getData();
                assertThat(Gadget.wasRead).as(task).isFalse();
            }
        }
    }

    private void putInto(String task) throws IOException {
        try (Session session = database.asAdministrator()) {
            session.run(
                    "insert into sync_console.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
                            + " version) values (?, 'hostile', ?, now() + interval '1 day', false, 1)",
                    task,
                    written(new Gadget()));
        }
    }

    private static byte[] written(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
