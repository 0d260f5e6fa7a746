package com.mantisnxt.sync.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies previews that it brought once they are approved: fetches the order, does it bit by bit, reports what became of
 * each item, and meanwhile obeys operators.
 */
final class ApplyingService implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ApplyingService.class);
    private static final int AT_ONCE = 7;

    private final String address;
    private final Reporter reporter;
    private final Duration step;
    private final Random random;
    private boolean paused;
    private boolean cancelled;

    /**
     * @param address the sync that its previews name
     * @param step how long it works on a few items
     */
    ApplyingService(String address, Reporter reporter, Duration step) {
        this.address = address;
        this.reporter = reporter;
        this.step = step;
        this.random = new Random(address.hashCode());
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (Map<String, Object> command : reporter.commands(address)) {
                    if ("apply".equals(command.get("kind")) && command.get("payload") instanceof Map<?, ?> order) {
                        done(command);
                        apply(String.valueOf(order.get("preview")));
                    } else {
                        done(command);
                    }
                }
                Thread.sleep(step.multipliedBy(4));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                log.warn("{} could not apply: {}", address, fault.getMessage());
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(step.multipliedBy(10));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void apply(String preview) throws InterruptedException {
        paused = false;
        cancelled = false;
        List<String> items = reporter.included(preview);
        for (int from = 0; from < items.size(); ) {
            Thread.sleep(step);
            obey();
            if (cancelled) {
                return;
            }
            if (!paused) {
                List<String> some = items.subList(from, Math.min(from + AT_ONCE, items.size()));
                reporter.outcomes(preview, outcomes(some));
                from += some.size();
            }
        }
    }

    private void obey() {
        for (Map<String, Object> command : reporter.commands(address)) {
            String kind = String.valueOf(command.get("kind"));
            if (!kind.equals("apply")) {
                paused = kind.equals("pause") || paused && !kind.equals("resume");
                cancelled = cancelled || kind.equals("cancel");
                done(command);
            }
        }
    }

    private void done(Map<String, Object> command) {
        reporter.post(address, "commands/" + command.get("id"), Map.of("outcome", "done"));
    }

    private List<Map<String, String>> outcomes(List<String> items) {
        List<Map<String, String>> outcomes = new ArrayList<>();
        for (String id : items) {
            outcomes.add(
                    switch (random.nextInt(40)) {
                        case 0 -> Map.of("id", id, "outcome", "drifted", "reason", "The shop has another price since.");
                        case 1 ->
                            Map.of(
                                    "id",
                                    id,
                                    "outcome",
                                    "rejected",
                                    "code",
                                    "invalid_price",
                                    "reason",
                                    DemoErrors.price(random.nextInt(90)));
                        case 2 -> Map.of("id", id, "outcome", "unchanged");
                        default -> Map.of("id", id, "outcome", "applied");
                    });
        }
        return outcomes;
    }
}
