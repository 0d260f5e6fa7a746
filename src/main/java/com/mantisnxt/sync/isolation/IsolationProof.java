package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One round of the proof: the canaries' rows are there, and each way by which rows come out is asked as the one, as the
 * other and as nobody. What can't be asked is said, for it proves nothing.
 */
@Component
class IsolationProof {

    private static final Logger log = LoggerFactory.getLogger(IsolationProof.class);

    private final OwnerWork owner;
    private final Canaries canaries;
    private final List<Probe> probes;
    private final IsolationRounds rounds;

    IsolationProof(OwnerWork owner, Canaries canaries, List<Probe> probes, IsolationRounds rounds) {
        this.owner = owner;
        this.canaries = canaries;
        this.probes = probes;
        this.rounds = rounds;
    }

    /** Empty where another node is at it, or there are no canaries. */
    Optional<Tally> round() {
        return owner.alone("isolation-proof", () -> canaries.both().map(this::round))
                .flatMap(tally -> tally);
    }

    private Tally round(Canaries.Pair both) {
        long start = System.nanoTime();
        var tally = new Tally();
        trying("canary rows", tally, () -> {
            canaries.plant(both.first());
            canaries.plant(both.second());
        });
        for (Probe probe : probes) {
            trying(probe.name(), tally, () -> {
                probe.ask(both.first(), both.second(), tally);
                probe.ask(both.second(), both.first(), tally);
                probe.askAsNobody(tally);
            });
        }
        rounds.add(tally, Duration.ofNanos(System.nanoTime() - start));
        tally.foreign()
                .forEach(row -> log.error(
                        "Rows of another organisation were seen in {} as {}: row-level security does not hold there",
                        row.place(),
                        row.as()));
        if (!tally.unproven().isEmpty()) {
            log.error("The canaries do not find what is their own in {}: nothing is proven there", tally.unproven());
        }
        return tally;
    }

    private static void trying(String what, Tally tally, Runnable asking) {
        try {
            asking.run();
        } catch (RuntimeException fault) {
            log.warn("The proof of isolation could not ask {}: {}", what, fault.getMessage());
            tally.trouble(what, fault);
        }
    }
}
