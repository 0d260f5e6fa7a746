package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long reports had waited when a page's last paints were made; a change of state without a report says nothing. */
final class PaintedReports {

    private static final int KEPT = 64;

    private final Map<Integer, Duration> waited = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Duration> eldest) {
            return size() > KEPT;
        }
    };

    private @Nullable Instant oldest;

    void changed(LiveSync before, LiveSync now) {
        Instant written = now.sync().times().updated();
        if (before.sync().revision() != now.sync().revision() && (oldest == null || written.isBefore(oldest))) {
            oldest = written;
        }
    }

    void made(int number, Instant at) {
        if (oldest != null) {
            waited.put(number, oldest.isAfter(at) ? Duration.ZERO : Duration.between(oldest, at));
            oldest = null;
        }
    }

    /** Told once. */
    Optional<Duration> waitedFor(int number) {
        return Optional.ofNullable(waited.remove(number));
    }
}
