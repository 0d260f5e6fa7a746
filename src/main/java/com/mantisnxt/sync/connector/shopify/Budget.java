package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the shop lets us spend, by what it last said of it: no limit is known beforehand. Says when to come back instead
 * of asking what would be refused.
 */
final class Budget {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Double> costs = new HashMap<>();
    private @Nullable Status status;

    private record Status(double most, double available, double rate, Instant at) {

        double availableAt(Instant now) {
            double passed = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
            return Math.min(most, available + passed * rate);
        }
    }

    Budget(Clock clock) {
        this.clock = clock;
    }

    /** @throws SourceFault where the shop would throttle this */
    void check(GraphRequest request) {
        Double cost = costs.get(request.shape());
        Status last = status;
        if (cost != null && last != null && cost <= last.most() && cost > last.availableAt(clock.instant())) {
            throw throttled(cost, last);
        }
    }

    /** @param cost as it stands in the answer; may be missing */
    void learn(GraphRequest request, JsonNode cost) {
        JsonNode said = cost.path("throttleStatus");
        if (said.path("currentlyAvailable").isNumber()
                && said.path("restoreRate").isNumber()) {
            status = new Status(
                    said.path("maximumAvailable").asDouble(Double.MAX_VALUE),
                    said.path("currentlyAvailable").asDouble(),
                    said.path("restoreRate").asDouble(),
                    clock.instant());
        }
        if (cost.path("requestedQueryCost").isNumber()) {
            costs.put(request.shape(), cost.path("requestedQueryCost").asDouble());
        }
    }

    /** Whether waiting would not help. */
    boolean isNeverEnough(GraphRequest request) {
        Double cost = costs.get(request.shape());
        Status last = status;
        return cost != null && last != null && cost > last.most();
    }

    /** What the shop's refusal means. */
    SourceFault refused(GraphRequest request) {
        Double cost = costs.get(request.shape());
        Status last = status;
        return cost == null || last == null
                ? new SourceFault(Kind.THROTTLED, "The shop asks to slow down.")
                : throttled(cost, last);
    }

    /** Whether questions of this shape may be twice as large. */
    boolean isEasy(GraphRequest request) {
        Double cost = costs.get(request.shape());
        Status last = status;
        return cost != null && last != null && cost * 4 <= last.most();
    }

    private SourceFault throttled(double cost, Status last) {
        Instant now = clock.instant();
        double missing = cost - last.availableAt(now);
        double seconds = last.rate() > 0 ? Math.ceil(missing / last.rate()) : LONGEST.toSeconds();
        Duration wait = Duration.ofSeconds((long) Math.min(seconds, LONGEST.toSeconds()));
        return new SourceFault(
                Kind.THROTTLED,
                "The shop lets us spend %,.0f points now and the next question costs %,.0f."
                        .formatted(Math.max(0, last.availableAt(now)), cost),
                now.plus(wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait));
    }
}
