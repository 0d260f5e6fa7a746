package com.mantisnxt.sync.bench.stage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Viewers of one organisation's board, each a person with a session and a page of their own. */
public final class Audience implements AutoCloseable {

    private static final int FIRST_PERSON = 1;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(4))
            .build();
    private final ScheduledExecutorService acknowledging = Executors.newScheduledThreadPool(2);
    private final List<Viewer> viewers = new ArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final String url;
    private final Organisation organisation;

    public Audience(String url, Organisation organisation) {
        this.url = url;
        this.organisation = organisation;
    }

    /** Lets more come in until there are so many. */
    public void growTo(int count) throws IOException, InterruptedException {
        while (viewers.size() < count) {
            Viewer viewer = Viewer.open(http, url, organisation.email(FIRST_PERSON + viewers.size()));
            viewers.add(viewer);
            long phase = viewers.size() * 37L % 1000;
            acknowledging.scheduleAtFixedRate(() -> acknowledge(viewer), phase, 1000, TimeUnit.MILLISECONDS);
        }
    }

    private void acknowledge(Viewer viewer) {
        try {
            viewer.acknowledge();
        } catch (IOException | InterruptedException e) {
            faults.incrementAndGet();
        }
    }

    public int size() {
        return viewers.size();
    }

    /** All that came to all of them. */
    public long paints() {
        return viewers.stream().mapToLong(Viewer::paints).sum();
    }

    public int faults() {
        return faults.get();
    }

    @Override
    public void close() {
        acknowledging.shutdownNow();
        viewers.forEach(Viewer::close);
        http.shutdownNow();
    }
}
