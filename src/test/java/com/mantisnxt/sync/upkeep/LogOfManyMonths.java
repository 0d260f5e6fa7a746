package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A log with rows of many months, some of them due. */
abstract class LogOfManyMonths {

    @Parameter
    TestServer server;

    protected KeptLog log;

    @BeforeEach
    void aLogWithRowsOfManyMonths() {
        log = new KeptLog(server);
        log.rollOver();
        for (String day : List.of("1999-05-05", "2025-11-05", "2025-11-30", "2025-12-01", "2026-01-05", "2026-11-05")) {
            log.row(day);
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    protected List<String> rows() {
        return log.service.values(String.class, "select message from sync_activity_log order by created_at");
    }
}
