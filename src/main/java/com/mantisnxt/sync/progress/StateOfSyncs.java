package com.mantisnxt.sync.progress;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sync is called, and what may be expected of its service, at this moment. */
@Component
class StateOfSyncs {

    private final StateRule rule;
    private final BoardProperties properties;
    private final Clock clock;

    StateOfSyncs(StateRule rule, BoardProperties properties, Clock clock) {
        this.rule = rule;
        this.properties = properties;
        this.clock = clock;
    }

    LiveSync live(SyncSnapshot sync, @Nullable OpenCommand pending) {
        Instant now = clock.instant();
        var deadline = AnswerRule.deadline(pending, properties.answerWithin(), now);
        return new LiveSync(sync, rule.of(sync, now), pending, deadline, null);
    }
}
