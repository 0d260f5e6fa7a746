package com.mantisnxt.sync.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A round that is due while a node starts is neither lost nor asked in vain. */
class WhenAnsweringTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicBoolean answers = new AtomicBoolean();
    private final AtomicInteger rounds = new AtomicInteger();
    private final WhenAnswering schedule =
            new WhenAnswering(Schedules.fixedDelay(Duration.ofMinutes(5)), Duration.ofSeconds(20), answers::get);

    @Test
    void aRoundThatIsDueBeforeTheNodeAnswersIsMadeALittleLaterAndThenAtItsPace() {
        assertThat(afterARun()).isEqualTo(NOW.plusSeconds(20));
        assertThat(rounds).hasValue(0);

        answers.set(true);
        assertThat(afterARun()).isEqualTo(NOW.plusSeconds(300));
        assertThat(rounds).hasValue(1);
    }

    @Test
    void theFirstRoundOfANewInstallationLeavesTimeToStart() {
        assertThat(schedule.getInitialExecutionTime(NOW)).isEqualTo(NOW.plusSeconds(20));
    }

    private Instant afterARun() {
        schedule.run(rounds::incrementAndGet);
        var execution = new Execution(NOW, new TaskInstance<>("proof", "one"));
        return schedule.getNextExecutionTime(ExecutionComplete.success(execution, NOW, NOW));
    }
}
