package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.stage.Browsers.Pixel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From commits to pixels.
 *
 * @param fromAnswer milliseconds from the answer, which comes right after the commit
 * @param fromSending milliseconds from sending the report: more than from its commit
 * @param lost reports that never came to the screen
 */
record Delays(Figures fromAnswer, Figures fromSending, int lost) {

    /** Who is not painted this long after the commit is lost, if the page was watched so long. */
    private static final double PATIENCE = 5_000;

    /** @param pixels of one page; syncs that it never showed before a commit are left out */
    static Delays between(Collection<Commit> commits, List<Pixel> pixels, double watchedUntil) {
        Map<String, List<Pixel>> bySync = pixels.stream().collect(Collectors.groupingBy(Pixel::syncId));
        List<Double> fromAnswer = new ArrayList<>();
        List<Double> fromSending = new ArrayList<>();
        int lost = 0;
        for (Commit commit : commits) {
            List<Pixel> row = bySync.getOrDefault(commit.syncId(), List.of());
            if (row.isEmpty() || row.getFirst().at() > commit.sent()) {
                continue;
            }
            Optional<Pixel> shown = row.stream().filter(commit::isShownBy).findFirst();
            if (shown.isPresent()) {
                fromAnswer.add(shown.get().at() - commit.answered());
                fromSending.add(shown.get().at() - commit.sent());
            } else if (commit.answered() < watchedUntil - PATIENCE) {
                lost++;
            }
        }
        return new Delays(Figures.of(fromAnswer), Figures.of(fromSending), lost);
    }

    static Delays together(List<Delays> all) {
        return new Delays(
                Figures.of(all.stream()
                        .flatMapToDouble(d -> java.util.Arrays.stream(d.fromAnswer.sorted()))
                        .toArray()),
                Figures.of(all.stream()
                        .flatMapToDouble(d -> java.util.Arrays.stream(d.fromSending.sorted()))
                        .toArray()),
                all.stream().mapToInt(Delays::lost).sum());
    }
}
