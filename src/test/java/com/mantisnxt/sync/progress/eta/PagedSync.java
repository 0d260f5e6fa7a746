package com.mantisnxt.sync.progress.eta;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A sync that fetches page after page and reports after each: the counts jump, the time a page takes varies. */
final class PagedSync {

    enum Trouble {
        NONE,
        SLOW_PAGES,
        RATE_LIMIT,
        RESTARTS
    }

    private final RandomGenerator random;
    private final Trouble trouble;
    private final int size;
    private final long total;
    private final double latency;
    private final double spread;
    private final double deeper;
    private final boolean heartbeats;
    private final List<Report> reports = new ArrayList<>();
    private double time;
    private long done;

    private PagedSync(RandomGenerator random, Trouble trouble) {
        this.random = random;
        this.trouble = trouble;
        this.size = (int) Draw.oneOf(random, 50, 100, 250);
        this.total = (long) size * (15 + random.nextInt(250)) - random.nextInt(size);
        this.latency = Draw.logarithmic(random, 0.4, 12);
        this.spread = Draw.between(random, 0.1, 0.7);
        this.deeper = random.nextInt(3) == 0 ? Draw.between(random, 0.2, 1.5) : 0;
        this.heartbeats = random.nextInt(3) == 0;
    }

    static Profile random(RandomGenerator random, Trouble trouble) {
        return new Profile("", new PagedSync(random, trouble).run());
    }

    private List<Report> run() {
        while (done < total) {
            pass(latency * (1 + deeper * done / total) * Math.exp(spread * random.nextGaussian()));
            done = Math.min(total, done + size);
            report();
            trouble();
        }
        return reports;
    }

    private void trouble() {
        switch (trouble) {
            case SLOW_PAGES -> {
                if (random.nextInt(20) == 0) {
                    pass(latency * Draw.between(random, 4, 12));
                }
            }
            case RATE_LIMIT -> {
                if (random.nextInt(40) == 0) {
                    pass(Draw.between(random, 10, 60));
                }
            }
            case RESTARTS -> restart();
            case NONE -> {}
        }
    }

    /** A crash loses the last pages; starting again takes a while. */
    private void restart() {
        if (random.nextInt(80) == 0 && done < total) {
            pass(Draw.between(random, 5, 90));
            done = Math.max(0, done - random.nextInt(4) * (long) size);
            report();
        }
    }

    private void pass(double seconds) {
        if (heartbeats) {
            for (double beat = 5; beat < seconds; beat += 5) {
                reports.add(new Report(time + beat, new Report.Counts(done, 0, total), "in_progress", null));
            }
        }
        time += seconds;
    }

    private void report() {
        String status = done < total ? "in_progress" : "completed";
        reports.add(new Report(time, new Report.Counts(done, 0, total), status, null));
    }
}
