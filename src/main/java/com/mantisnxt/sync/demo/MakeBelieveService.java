package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.demo.Script.Trait;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one script over and over, reporting every half second as a real service would. */
final class MakeBelieveService implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(MakeBelieveService.class);
    private static final Duration STEP = Duration.ofMillis(500);

    private final Script script;
    private final Reporter reporter;
    private final Clock clock;
    private final Random random;

    private String syncId = "";
    private int run;
    private long sequence;
    private int processed;
    private int failed;
    private int total;
    private boolean paused;
    private boolean cancelled;

    MakeBelieveService(Script script, Reporter reporter, Clock clock) {
        this.script = script;
        this.reporter = reporter;
        this.clock = clock;
        this.random = new Random(script.name().hashCode());
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                oneRun();
                Thread.sleep(Duration.ofSeconds(4 + random.nextInt(12)));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                log.warn("{} lost its way: {}", script.name(), fault.getMessage());
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(Duration.ofSeconds(5));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void oneRun() throws InterruptedException {
        begin();
        int silentAt = script.trait() == Trait.GOES_SILENT ? total * 2 / 3 : Integer.MAX_VALUE;
        int failsAt = script.trait() == Trait.FAILS_HALFWAY ? total / 3 : Integer.MAX_VALUE;
        for (long step = 1; processed + failed < total && !cancelled; step++) {
            Thread.sleep(STEP);
            if (processed + failed >= silentAt) {
                Thread.sleep(Duration.ofMinutes(8));
                return;
            }
            if (processed + failed >= failsAt) {
                end("failed", "OperationalError: connection to server at \"odoo.example\" refused after 5 attempts");
                return;
            }
            act(step);
        }
        if (!cancelled) {
            end("completed", null);
        }
    }

    private void begin() {
        run++;
        sequence = 0;
        processed = 0;
        failed = 0;
        paused = false;
        cancelled = false;
        total = script.total();
        Map<String, Object> start = new HashMap<>();
        start.put("syncId", "%s-%tj%06d".formatted(script.name(), clock.millis(), clock.millis() / 1000 % 1_000_000));
        start.put("jobId", script.name() + "-" + run);
        start.put("entityType", script.entity().label());
        start.put("sourceSystem", script.source().label());
        if (script.trait() != Trait.NO_TOTAL) {
            start.put("totalItems", total);
        }
        syncId = reporter.start(start);
    }

    private void act(long step) throws InterruptedException {
        if (script.trait() != Trait.DEAF && step % 4 == 0) {
            obey();
        }
        if (paused || cancelled) {
            return;
        }
        if (script.trait() == Trait.THROTTLED && step % 90 == 20) {
            throttle();
        }
        if (script.trait() == Trait.GROWS && step == 60) {
            total += 1_450;
        }
        advance();
        Map<String, Object> progress = new HashMap<>();
        progress.put("sequence", ++sequence);
        progress.put("processed", processed);
        progress.put("failed", failed);
        progress.put("batch", 1 + (processed + failed) / 100);
        if (script.trait() != Trait.NO_TOTAL) {
            progress.put("total", total);
        }
        reporter.post(syncId, "progress", progress);
    }

    private void advance() {
        double wave = script.trait() == Trait.BURSTS ? 1 + Math.sin(clock.millis() / 4_000.0) : 1;
        double expected = script.perMinute() * STEP.toMillis() / 60_000.0 * wave * (0.7 + random.nextDouble() * 0.6);
        int items = (int) expected + (random.nextDouble() < expected % 1 ? 1 : 0);
        for (int i = 0; i < items && processed + failed < total; i++) {
            if (random.nextDouble() < script.failing()) {
                failed++;
                itemFailed();
            } else {
                processed++;
            }
        }
    }

    private void itemFailed() {
        String key = "SKU-" + (4_000 + random.nextInt(900));
        String error = DemoErrors.price(random.nextInt(90));
        var event = Map.of("status", "completed_with_errors", "itemKey", key, "error", error, "recordCount", 1);
        reporter.post(syncId, "events", List.of(event));
    }

    private void throttle() throws InterruptedException {
        reporter.post(
                syncId,
                "heartbeat",
                Map.of(
                        "state", "throttled",
                        "reason", "429 Too Many Requests",
                        "until", clock.instant().plusSeconds(12).toString()));
        for (int i = 0; i < 6; i++) {
            Thread.sleep(Duration.ofSeconds(2));
            obey();
        }
        reporter.post(syncId, "heartbeat", Map.of("state", "running"));
    }

    private void obey() {
        for (Map<String, Object> command : reporter.commands(syncId)) {
            String kind = String.valueOf(command.get("kind"));
            paused = kind.equals("pause") || paused && !kind.equals("resume");
            cancelled = cancelled || kind.equals("cancel");
            reporter.post(syncId, "commands/" + command.get("id"), Map.of("outcome", "done"));
        }
        if (paused) {
            reporter.post(syncId, "heartbeat", Map.of("state", "paused"));
        }
    }

    private void end(String status, @Nullable String error) {
        Map<String, Object> finish = new HashMap<>();
        finish.put("status", status);
        if (error != null) {
            finish.put("error", error);
            finish.put("errorCode", "connection_refused");
        }
        reporter.post(syncId, "finish", finish);
    }
}
