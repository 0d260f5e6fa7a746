package com.mantisnxt.sync.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings previews of its price list by REST, one after the other: the next when the last was decided and done, or is old. */
final class BringingService implements Runnable {

    static final String SYNC = "erp-prices-preview";

    private static final Logger log = LoggerFactory.getLogger(BringingService.class);
    private static final Duration PATIENCE = Duration.ofMinutes(45);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int ITEMS = 240;
    private static final Set<String> UNDER_WAY =
            Set.of("computing", "pending", "awaiting_second", "approved", "applying");

    private final Reporter reporter;
    private final Clock clock;
    private final Random random = new Random(31);

    BringingService(Reporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                await(bring());
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                log.warn("{} could not bring its preview: {}", SYNC, fault.getMessage());
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** @return the preview, open to be decided on */
    String bring() {
        String preview = reporter.beginPreview("product", "custom", SYNC);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(item(i));
        }
        reporter.addItems(preview, items);
        reporter.completePreview(preview, 1_900);
        return preview;
    }

    private void await(String preview) throws InterruptedException {
        Instant old = clock.instant().plus(PATIENCE);
        String state = reporter.stateOf(preview);
        while (UNDER_WAY.contains(state)
                && (!state.equals("pending") || clock.instant().isBefore(old))) {
            Thread.sleep(LOOK);
            state = reporter.stateOf(preview);
        }
    }

    private Map<String, Object> item(int number) {
        String id = "ART-%05d".formatted(20_000 + number);
        double was = 4 + random.nextInt(30_000) / 100.0;
        Map<String, Object> before = product(number, was);
        if (number % 40 == 39) {
            return Map.of("kind", "deleted", "id", id, "version", 3, "before", before);
        }
        Map<String, Object> after = product(number, was * (0.94 + random.nextDouble() * 0.18));
        return number % 12 == 11
                ? Map.of("kind", "new", "id", id, "after", after)
                : Map.of("kind", "updated", "id", id, "version", 3, "before", before, "after", after);
    }

    private static Map<String, Object> product(int number, double price) {
        return Map.of(
                "sku",
                "ART-%05d".formatted(20_000 + number),
                "name",
                "Wandleuchte Modell " + (100 + number),
                "price",
                String.format(Locale.ROOT, "%.2f", price),
                "currency",
                "EUR");
    }
}
