package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.account.SignInHints;
import com.mantisnxt.sync.demo.shop.DemoShop;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Starts the make-believe services once the web server listens, and stops them before it does. */
@Component
@Profile("demo")
class DemoWorkload implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoWorkload.class);

    private static final Duration STEP = Duration.ofMillis(500);

    private final DemoOrganisations organisations;
    private final WebServerApplicationContext server;
    private final DemoShop shop;
    private final Clock clock;
    private final List<Thread> services = new ArrayList<>();

    DemoWorkload(DemoOrganisations organisations, WebServerApplicationContext server, DemoShop shop, Clock clock) {
        this.organisations = organisations;
        this.server = server;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    public void start() {
        int port = java.util.Objects.requireNonNull(server.getWebServer()).getPort();
        start(DemoOrganisations.Org.NORTHWIND, Script.NORTHWIND, port);
        start(DemoOrganisations.Org.AURORA, Script.AURORA, port);
        StringBuilder accounts = new StringBuilder();
        for (SignInHints.Hint hint : organisations.hints()) {
            accounts.append("%n    %-34s %-28s %s".formatted(hint.label(), hint.email(), hint.password()));
        }
        log.info("The demo runs: open http://localhost:{} and sign in as{}", port, accounts);
        log.info(
                "A made-up shop runs beside it; sell something, or make it throttled, failing or dead at {}/switch",
                shop.uri());
    }

    private void start(DemoOrganisations.Org org, List<Script> scripts, int port) {
        Reporter reporter = new Reporter(port, organisations.prepare(org, URI.create("http://127.0.0.1:" + port)));
        endWhatWasLeft(scripts, reporter);
        for (int i = 0; i < scripts.size(); i++) {
            var service = new MakeBelieveService(scripts.get(i), reporter, clock);
            start(scripts.get(i).name(), Duration.ofMillis(400L * i), service);
        }
        start(BringingService.SYNC, Duration.ZERO, new BringingService(reporter, clock));
        Stream.concat(DemoPreviews.SYNCS.stream(), Stream.of(BringingService.SYNC))
                .forEach(sync -> start("apply-" + sync, Duration.ZERO, new ApplyingService(sync, reporter, STEP)));
    }

    private void start(String name, Duration delay, Runnable service) {
        services.add(Thread.ofVirtual().name("demo-" + name).start(() -> {
            try {
                Thread.sleep(delay);
                service.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** Syncs of a demo that was stopped would stand as stalled, a day long. */
    private static void endWhatWasLeft(List<Script> scripts, Reporter reporter) {
        reporter.active().stream()
                .filter(id -> scripts.stream().anyMatch(script -> id.startsWith(script.name() + "-")))
                .forEach(id -> reporter.post(
                        id, "finish", Map.of("status", "cancelled", "error", "The demo was started anew.")));
    }

    @Override
    public void stop() {
        services.forEach(Thread::interrupt);
        services.clear();
    }

    @Override
    public boolean isRunning() {
        return !services.isEmpty();
    }

    /** After the web server has started, and before it stops. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
