package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thousand syncs, each reporting once a second by REST, in ten batches of a hundred spread over the second. */
final class SteadyLoad implements AutoCloseable {

    static final int SYNCS = 1_000;
    static final String PREFIX = "load-";
    private static final int BATCHES = 10;
    private static final int BATCH = SYNCS / BATCHES;

    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(4);
    private final List<KeepAlive> connections = new ArrayList<>();
    private final Collection<Commit> commits = new ConcurrentLinkedQueue<>();
    private final int[] done = new int[SYNCS];
    private final int[] sequences = new int[BATCHES];
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean noted;

    SteadyLoad(Console console, Organisation organisation) throws IOException {
        for (int batch = 0; batch < BATCHES; batch++) {
            KeepAlive connection = new KeepAlive(console.port(), organisation.token());
            connections.add(connection);
            int number = batch;
            senders.scheduleAtFixedRate(() -> send(connection, number), 100L * batch, 1_000, TimeUnit.MILLISECONDS);
        }
    }

    private void send(KeepAlive connection, int batch) {
        try {
            String body = body(batch);
            double sent = Commit.now();
            String answer = connection.post("/api/v1/progress", body);
            if (noted) {
                note(batch, sent);
            }
            if (answer.contains("refused") || answer.contains("stale")) {
                faults.incrementAndGet();
            }
        } catch (IOException e) {
            faults.incrementAndGet();
        }
    }

    private String body(int batch) {
        int sequence = ++sequences[batch];
        StringBuilder body = new StringBuilder("{\"reports\":[");
        for (int sync = batch * BATCH; sync < (batch + 1) * BATCH; sync++) {
            done[sync] += 1 + (sync + sequence) % 20;
            body.append(sync % BATCH == 0 ? "" : ",")
                    .append("{\"syncId\":\"" + PREFIX)
                    .append(sync)
                    .append("\",\"sequence\":")
                    .append(sequence)
                    .append(",\"processed\":")
                    .append(done[sync])
                    .append('}');
        }
        return body.append("]}").toString();
    }

    private void note(int batch, double sent) {
        for (int sync = batch * BATCH; sync < (batch + 1) * BATCH; sync++) {
            commits.add(Commit.of(PREFIX + sync, done[sync], sent));
        }
    }

    /** From now on, or no longer, commits are noted. */
    void note(boolean on) {
        noted = on;
    }

    Collection<Commit> commits() {
        return commits;
    }

    int faults() {
        return faults.get();
    }

    @Override
    public void close() throws Exception {
        senders.shutdownNow();
        senders.awaitTermination(5, TimeUnit.SECONDS);
        for (KeepAlive connection : connections) {
            connection.close();
        }
    }
}
