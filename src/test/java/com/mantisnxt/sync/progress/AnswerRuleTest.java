package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerRuleTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void aServiceHasTenSecondsToFetchAndTenToAcknowledge() {
        var asked = command(CommandKind.CANCEL, null);
        assertThat(AnswerRule.deadline(asked, TEN, NOON.plusSeconds(10)))
                .isEqualTo(new LiveSync.Deadline(NOON.plusSeconds(10), false));
        assertThat(AnswerRule.deadline(asked, TEN, NOON.plusSeconds(11)))
                .isEqualTo(new LiveSync.Deadline(NOON.plusSeconds(10), true));
        var fetched = command(CommandKind.CANCEL, NOON.plusSeconds(30));
        assertThat(AnswerRule.deadline(fetched, TEN, NOON.plusSeconds(31)))
                .isEqualTo(new LiveSync.Deadline(NOON.plusSeconds(40), false));
    }

    @Test
    void anOrderToApplyMayWaitAndNothingAskedHasNoDeadline() {
        assertThat(AnswerRule.deadline(command(CommandKind.APPLY, null), TEN, NOON.plusSeconds(3_600)))
                .isNull();
        assertThat(AnswerRule.deadline(null, TEN, NOON)).isNull();
    }

    private static OpenCommand command(CommandKind kind, @Nullable Instant delivered) {
        return new OpenCommand(UUID.randomUUID(), "orders", kind, null, "Ann", NOON, delivered, null);
    }
}
