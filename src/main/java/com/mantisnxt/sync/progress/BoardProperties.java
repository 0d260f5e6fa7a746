package com.mantisnxt.sync.progress;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the board calls a sync by another name.
 *
 * @param silentAfter no sign of life for this long: stalled
 * @param idleAfter signs of life but no item for this long: stalled
 * @param slowBelow items a minute under which a running sync is slow
 * @param answerWithin how long a service has to acknowledge what an operator asks
 * @param finishedStay how long an ended sync stays on the board
 * @param timeoutAfter no sign of life for this long ends a sync as timed out
 * @param historyStays how long ended syncs are kept
 */
@ConfigurationProperties("sync.board")
public record BoardProperties(
        @DefaultValue("60s") Duration silentAfter,
        @DefaultValue("180s") Duration idleAfter,
        @DefaultValue("10") double slowBelow,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("10m") Duration finishedStay,
        @DefaultValue("24h") Duration timeoutAfter,
        @DefaultValue("90d") Duration historyStays) {}
