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
    private static final int BEAT_SECONDS = 240;
    private static final int MOST = 1000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(4))
            .build();
    private final ScheduledExecutorService acknowledging = Executors.newScheduledThreadPool(2);
    private final List<Viewer> viewers = new ArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final int[] painted = new int[MOST];
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
            every(1000, phase, viewer::acknowledge);
            every(BEAT_SECONDS * 1000L, phase * BEAT_SECONDS, viewer::beat);
        }
    }

    private interface Telling {
        void tell() throws IOException, InterruptedException;
    }

    private void every(long millis, long phase, Telling telling) {
        acknowledging.scheduleAtFixedRate(
                () -> {
                    try {
                        telling.tell();
                    } catch (IOException | InterruptedException e) {
                        faults.incrementAndGet();
                    }
                },
                phase,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** How many of them were painted nothing since this was last asked. */
    public int unpainted() {
        int none = 0;
        for (int i = 0; i < viewers.size(); i++) {
            int now = viewers.get(i).paints();
            none += now == painted[i] ? 1 : 0;
            painted[i] = now;
        }
        return none;
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
