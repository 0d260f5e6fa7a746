package com.mantisnxt.sync.progress.eta;

import java.util.List;
import java.util.stream.IntStream;

/** The course of one sync, report by report; the last one says that all is done. */
record Profile(String family, List<Report> reports) {

    private static final double JUDGED_FROM = 0.2;

    /** Seconds of activity from a report to the end; paused time is not waited for. */
    double secondsLeft(int report) {
        double left = 0;
        for (int i = report + 1; i < reports.size(); i++) {
            if (!reports.get(i - 1).paused()) {
                left += reports.get(i).seconds() - reports.get(i - 1).seconds();
            }
        }
        return left;
    }

    /** Reports after a fifth is done, evenly spread and at most so many, so that no profile outweighs the others. */
    List<Integer> judged(int atMost) {
        List<Integer> all = IntStream.range(0, reports.size() - 1)
                .filter(this::isJudged)
                .boxed()
                .toList();
        if (all.size() <= atMost) {
            return all;
        }
        return IntStream.range(0, atMost)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / atMost)))
                .toList();
    }

    private boolean isJudged(int index) {
        Report report = reports.get(index);
        Report.Counts counts = report.counts();
        return !report.paused()
                && counts.done() >= JUDGED_FROM * counts.total()
                && counts.done() < counts.total()
                && report.seconds() < reports.getLast().seconds();
    }
}
