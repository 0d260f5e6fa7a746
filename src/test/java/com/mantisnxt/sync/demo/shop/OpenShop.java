package com.mantisnxt.sync.demo.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A made-up shop for tests: at a port of its own, at once, and without changes. */
public final class OpenShop implements AutoCloseable {

    private final DemoShop shop = new DemoShop(0, Duration.ZERO, Clock.fixed(Instant.now(), ZoneOffset.UTC));

    public OpenShop() {
        shop.start();
    }

    public DemoShop shop() {
        return shop;
    }

    @Override
    public void close() {
        shop.stop();
    }
}
