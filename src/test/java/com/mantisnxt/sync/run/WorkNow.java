package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Does what is queued for an organisation on the spot, as a node with a working queue would do soon. */
public final class WorkNow {

    private static final int MOST_TRIES = 50;

    private static final String OPEN = """
            select id
              from sync_console.run
             where state_code in (1, 2, 3)
             order by created_at
            """;

    private final RunWorker worker;
    private final TestDatabase database;
    private final OrgId org;

    private WorkNow(RunWorker worker, TestDatabase database, OrgId org) {
        this.worker = worker;
        this.database = database;
        this.org = org;
    }

    public static WorkNow in(ApplicationContext context, OrgId org) {
        return new WorkNow(context.getBean(RunWorker.class), TestServer.POSTGRES_18.shared(), org);
    }

    /** Until each open run is over or waits for something. */
    public void all() {
        open().forEach(id -> worker.work(new RunKey(org, id)));
    }

    /** As the queue does with what fails again and again. */
    public void untilGivenUp() {
        for (UUID id : open()) {
            for (int tries = 0;
                    tries < MOST_TRIES && worker.work(new RunKey(org, id)).isPresent();
                    tries++) {
                // it says when it wants to be tried again, and is
            }
        }
    }

    List<UUID> open() {
        try (Session session = database.asApplication(org.value())) {
            return session.values(UUID.class, OPEN);
        }
    }
}
