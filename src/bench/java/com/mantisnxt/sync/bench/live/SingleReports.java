package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.KeepAlive;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** How far each of some syncs is, and its next report by REST. */
final class SingleReports {

    private final String prefix;
    private final AtomicIntegerArray done;

    SingleReports(String prefix, int syncs) {
        this.prefix = prefix;
        this.done = new AtomicIntegerArray(syncs);
    }

    void send(KeepAlive connection, int sync) throws IOException {
        int next = done.incrementAndGet(sync);
        connection.post(
                "/api/v1/syncs/" + prefix + sync + "/progress",
                "{\"sequence\":" + next + ",\"processed\":" + next + "}");
    }
}
