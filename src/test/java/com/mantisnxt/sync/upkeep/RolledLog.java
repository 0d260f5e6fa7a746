package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A log as delivered, and what a rollover leaves of it. */
abstract class RolledLog {

    protected static final List<String> DELIVERED = List.of(
            "sync_activity_log_past",
            "sync_activity_log_2025_11",
            "sync_activity_log_2025_12",
            "sync_activity_log_2026_01",
            "sync_activity_log_2026_02");

    protected static final List<String> AHEAD = List.of(
            "sync_activity_log_2026_12",
            "sync_activity_log_2027_01",
            "sync_activity_log_2027_02",
            "sync_activity_log_future");

    @Parameter
    TestServer server;

    protected KeptLog log;

    @BeforeEach
    void aLogAsDelivered() {
        log = new KeptLog(server);
    }

    @AfterEach
    void close() {
        log.close();
    }

    protected static List<String> delivered(String closed) {
        List<String> all = new ArrayList<>(DELIVERED);
        all.add(closed);
        all.addAll(AHEAD);
        return all;
    }
}
