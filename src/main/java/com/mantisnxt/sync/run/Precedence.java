package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who of a connection is worked on first, and how many at once. Only what is asked for before a run or at about the same
 * time goes before it, so that what is synchronised again and again keeps nobody waiting for ever; and nobody waits for
 * whoever may take for ever.
 *
 * @param open the runs of the connection that are not over
 * @param due the kinds whose time comes at about the same time
 * @param atOnce so many of them are worked on at once
 */
record Precedence(List<OpenRun> open, Set<EntityType> due, int atOnce, Instant now) {

    static final Duration ABOUT = Duration.ofSeconds(10);

    /** What a run waits for, in words for the board; empty where it may be worked on. */
    Optional<String> holds(OpenRun run) {
        Optional<EntityType> earlier = earlierKind(run);
        return earlier.isPresent()
                ? Optional.of("waits for %s of this connection".formatted(KindOrder.words(earlier.get())))
                : tooMany(run);
    }

    /** What only computes a preview changes nothing, so its order does not matter. */
    private Optional<EntityType> earlierKind(OpenRun run) {
        if (run.hasBegun() || !run.kind().applies()) {
            return Optional.empty();
        }
        Instant about = run.createdAt().plus(ABOUT);
        Stream<EntityType> asked = open.stream()
                .filter(other -> other.kind().applies() && !other.mayTakeForEver(now))
                .filter(other -> !other.createdAt().isAfter(about))
                .map(OpenRun::entity);
        return Stream.concat(asked, due.stream())
                .filter(KindOrder.before(run.entity())::contains)
                .sorted()
                .findFirst();
    }

    private Optional<String> tooMany(OpenRun run) {
        long before = open.stream()
                .filter(other -> !other.id().equals(run.id()))
                .filter(other -> other.isAtWork(now) || comesFirst(other, run))
                .count();
        return before < atOnce
                ? Optional.empty()
                : Optional.of(
                        atOnce == 1
                                ? "waits for another kind of this connection, one at a time"
                                : "waits for other kinds of this connection, %d at a time".formatted(atOnce));
    }

    /** Among those that have not begun; what has begun already goes on before them. */
    private boolean comesFirst(OpenRun other, OpenRun run) {
        return !run.hasBegun()
                && !other.hasBegun()
                && other.state() == RunState.QUEUED
                && other.isOlderThan(run)
                && earlierKind(other).isEmpty();
    }
}
