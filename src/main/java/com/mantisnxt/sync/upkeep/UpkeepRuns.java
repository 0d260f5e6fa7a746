package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what ran, as it runs: one that is killed leaves its beginning, and the next one says so. */
@Component
class UpkeepRuns {

    private static final String BEGIN = "insert into sync_console.upkeep_run (node) values (?) returning id";
    private static final String INTERRUPTED = """
            update sync_console.upkeep_run
               set ended_at = clock_timestamp(),
                   error = 'It broke off. What it had not finished was left to the next run.'
             where ended_at is null
            """;
    private static final String END = """
            update sync_console.upkeep_run
               set ended_at = clock_timestamp(),
                   steps = cast(:steps as jsonb),
                   error = :error
             where id = :id
            """;
    private static final String FORGET =
            "delete from sync_console.upkeep_run where started_at < now() - interval '400 days'";

    private final OwnerWork owner;
    private final JsonMapper json;
    private final String node;

    UpkeepRuns(OwnerWork owner, JsonMapper json) {
        this.owner = owner;
        this.json = json;
        this.node = host() + ":" + ProcessHandle.current().pid();
    }

    /** Only for whoever holds the lock: then no other run can be at work. */
    UUID begin() {
        return owner.once(jdbc -> {
            jdbc.sql(INTERRUPTED).update();
            jdbc.sql(FORGET).update();
            return jdbc.sql(BEGIN).param(node).query(UUID.class).single();
        });
    }

    void end(UUID id, List<UpkeepStep> steps, @Nullable String error) {
        String done = json.writeValueAsString(steps);
        owner.once(jdbc -> jdbc.sql(END)
                .param("steps", done)
                .param("error", error)
                .param("id", id)
                .update());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
