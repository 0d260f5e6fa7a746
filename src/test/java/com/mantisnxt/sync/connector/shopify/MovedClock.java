package com.mantisnxt.sync.connector.shopify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test moves it. */
final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    void moveTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }

    void moveBy(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
