package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Goes through an act, sync by sync, as the person who asked for it. Whoever goes on after a dead node begins where that was. */
@Component
class BulkWorker {

    private static final Logger log = LoggerFactory.getLogger(BulkWorker.class);

    private final CurrentCaller currentCaller;
    private final BulkSteps steps;
    private final Clock clock;

    BulkWorker(CurrentCaller currentCaller, BulkSteps steps, Clock clock) {
        this.currentCaller = currentCaller;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param stopping this node is about to stop: another one goes on
     * @return when to go on, empty when it is over
     */
    Optional<Instant> work(BulkKey key, BooleanSupplier stopping) {
        var console = Caller.reader(key.org());
        return currentCaller
                .callAs(console, () -> steps.find(key.act()))
                .flatMap(order -> currentCaller.callAs(asker(key, order), () -> work(order, stopping)));
    }

    /** The right was looked at when it was asked for. */
    private static Caller asker(BulkKey key, BulkSteps.Order order) {
        return new Caller(key.org(), order.by(), order.byName(), Set.of(Right.READ, Right.STEER));
    }

    private Optional<Instant> work(BulkSteps.Order order, BooleanSupplier stopping) {
        int last = -1;
        List<BulkSteps.Step> next = steps.next(order.act(), last);
        while (!next.isEmpty()) {
            for (BulkSteps.Step step : next) {
                if (stopping.getAsBoolean()) {
                    return Optional.of(clock.instant());
                }
                act(order, step);
                last = step.position();
            }
            next = steps.next(order.act(), last);
        }
        steps.end(order.act());
        return Optional.empty();
    }

    private void act(BulkSteps.Order order, BulkSteps.Step step) {
        try {
            steps.act(order, step);
        } catch (Refused refused) {
            steps.refuse(order, step, refused.reason());
        } catch (TransientDataAccessException | CannotCreateTransactionException passing) {
            // the queue has it done again, from here
            throw passing;
        } catch (RuntimeException fault) {
            log.error("A sync of the act {} failed", order.act(), fault);
            steps.refuse(order, step, "It failed; see the server's log.");
        }
    }
}
