package com.mantisnxt.sync.progress;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the boards of those who watch on this node are still read. */
@Component("feedHealthIndicator")
class FeedHealth extends AbstractHealthIndicator {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ProgressFeed feed;

    FeedHealth(ProgressFeed feed) {
        this.feed = feed;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Duration longest = feed.longestCycle();
        builder.status(longest.compareTo(LONGEST) <= 0 ? "UP" : "DOWN").withDetail("sinceSeconds", longest.toSeconds());
    }
}
