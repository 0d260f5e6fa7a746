package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Syncs that are paused, go on, and fail or complete, twice a second one of them, each replaced when it has ended. */
final class StateChanges {

    static final String PREFIX = "probe-";
    private static final int SYNCS = 8;

    private final KeepAlive connection;
    private final Deque<Probe> turns = new ArrayDeque<>();
    private final List<Commit> commits = new ArrayList<>();
    private int started;

    StateChanges(Console console, Organisation organisation) throws IOException {
        connection = new KeepAlive(console.port(), organisation.token());
        for (int i = 0; i < SYNCS; i++) {
            turns.addLast(start());
        }
    }

    /** @param steps taken so far: paused, running again, ended */
    private record Probe(String syncId, boolean fails, int steps) {}

    void run(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try (connection) {
            while (System.nanoTime() < end) {
                step(turns.removeFirst());
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Commit> commits() {
        return commits;
    }

    private Probe start() throws IOException {
        String id = PREFIX + ++started;
        connection.post(
                "/api/v1/syncs",
                "{\"syncId\":\"" + id + "\",\"entityType\":\"product\",\"sourceSystem\":\"odoo\",\"totalItems\":1000}");
        connection.post("/api/v1/syncs/" + id + "/progress", "{\"sequence\":1,\"processed\":10}");
        return new Probe(id, started % 2 == 0, 0);
    }

    private void step(Probe probe) throws IOException {
        switch (probe.steps()) {
            case 0 -> tell(probe, "heartbeat", "{\"state\":\"paused\"}", "paused");
            case 1 -> tell(probe, "heartbeat", "{\"state\":\"running\"}", "running");
            default -> end(probe);
        }
        turns.addLast(probe.steps() == 2 ? start() : new Probe(probe.syncId(), probe.fails(), probe.steps() + 1));
    }

    private void end(Probe probe) throws IOException {
        if (probe.fails()) {
            tell(probe, "finish", "{\"status\":\"failed\",\"error\":\"The shop closed the connection.\"}", "failed");
        } else {
            tell(probe, "finish", "{\"status\":\"completed\",\"processed\":1000}", "done");
        }
    }

    private void tell(Probe probe, String what, String body, String shown) throws IOException {
        double sent = Commit.now();
        connection.post("/api/v1/syncs/" + probe.syncId() + "/" + what, body);
        commits.add(Commit.of(probe.syncId(), shown, sent));
    }
}
