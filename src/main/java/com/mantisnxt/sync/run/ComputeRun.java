package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.preview.plan.PlanLife;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes a preview: reads the source once through, then compares. Whoever takes it over begins anew, for a walk through
 * a source can't be taken up in its middle.
 */
@Component
class ComputeRun implements RunWork {

    private final TransactionTemplate transaction;
    private final Runs runs;
    private final Sources sources;
    private final ComputeBatch batch;
    private final PlanLife life;
    private final RunVoice voice;

    ComputeRun(
            TransactionTemplate transactionTemplate,
            Runs runs,
            Sources sources,
            ComputeBatch batch,
            PlanLife life,
            RunVoice voice) {
        this.transaction = transactionTemplate;
        this.runs = runs;
        this.sources = sources;
        this.batch = batch;
        this.life = life;
        this.voice = voice;
    }

    @Override
    public RunKind kind() {
        return RunKind.COMPUTE;
    }

    @Override
    public Optional<Instant> work(HeldRun run) {
        transaction.executeWithoutResult(status -> batch.begin(run));
        Seen seen = new Seen();
        try (SourceWalk walk = sources.open(
                        run.order().connection(), run.order().entity())
                .walk(run.order().entity())) {
            if (!read(run, walk, seen)) {
                return Optional.empty();
            }
        } catch (SourceFault fault) {
            if (seen.isEmpty()) {
                giveUp(run, fault);
                return Optional.empty();
            }
            seen.miss(fault.reason());
        }
        compare(run, seen);
        return Optional.empty();
    }

    /** @return false where it was cancelled */
    private boolean read(HeldRun run, SourceWalk walk, Seen seen) {
        boolean more = true;
        while (more) {
            more = seen.fill(walk);
            if (!Boolean.TRUE.equals(transaction.execute(status -> batch.stage(run, seen)))) {
                return false;
            }
        }
        seen.end(walk);
        return true;
    }

    private void compare(HeldRun run, Seen seen) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> batch.compare(run, seen)));
        }
    }

    private void giveUp(HeldRun run, Refused fault) {
        transaction.executeWithoutResult(status -> giveUp(run, fault.code().value(), fault.reason()));
    }

    @Override
    public void giveUp(HeldRun run, String code, String reason) {
        runs.end(run, RunState.FAILED);
        life.failed(run.order().preview(), code, reason);
        voice.fail(run, code, reason);
    }
}
