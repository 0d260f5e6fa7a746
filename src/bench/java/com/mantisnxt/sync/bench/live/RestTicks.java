package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.KeepAlive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Batches by REST, a connection for each organisation. */
final class RestTicks implements Throughput.Worker {

    private final List<TickRows> turns;
    private final List<KeepAlive> connections = new ArrayList<>();
    private int turn;

    RestTicks(int port, List<TickRows> turns) throws IOException {
        this.turns = turns;
        for (TickRows rows : turns) {
            connections.add(new KeepAlive(port, rows.organisation().token()));
        }
    }

    @Override
    public void once() throws IOException {
        int next = turn++ % turns.size();
        connections.get(next).post("/api/v1/progress", turns.get(next).json());
    }

    @Override
    public void close() throws IOException {
        for (KeepAlive connection : connections) {
            connection.close();
        }
    }
}
