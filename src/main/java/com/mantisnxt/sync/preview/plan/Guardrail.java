package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.InvalidInput;
import java.math.BigDecimal;

/**
 * What a connection's previews must keep to.
 *
 * @param threshold may be reached, not passed: per cent, or items for stock that goes to zero
 */
public record Guardrail(Warning kind, BigDecimal threshold, Action action) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    /** What happens when it is passed. */
    public enum Action implements Coded {
        OFF(0),
        WARN(1),
        SECOND_APPROVER(2),
        FORBID(3);

        private final int code;

        Action(int code) {
            this.code = code;
        }

        @Override
        public short code() {
            return (short) code;
        }
    }

    /** Where nothing was set: warn of deletions over 2 %, prices that change by over 30 %, over 50 items that run out. */
    static Guardrail unset(Warning kind) {
        BigDecimal threshold = switch (kind) {
            case DELETES -> BigDecimal.TWO;
            case PRICE_CHANGE -> BigDecimal.valueOf(30);
            case STOCK_TO_ZERO -> BigDecimal.valueOf(50);
        };
        return new Guardrail(kind, threshold, Action.WARN);
    }

    /** @throws InvalidInput for a threshold that makes no sense, naming the guardrail as the field */
    void check() {
        BigDecimal most = kind == Warning.DELETES ? BigDecimal.valueOf(100) : MOST;
        boolean isWhole = threshold.stripTrailingZeros().scale() <= (kind == Warning.STOCK_TO_ZERO ? 0 : 2);
        if (threshold.signum() < 0 || threshold.compareTo(most) > 0 || !isWhole) {
            throw new InvalidInput(
                    "invalid_threshold",
                    kind.label(),
                    switch (kind) {
                        case DELETES -> "A number from 0 to 100, with two decimals at most.";
                        case PRICE_CHANGE -> "A number from 0 to 1,000,000, with two decimals at most.";
                        case STOCK_TO_ZERO -> "A whole number from 0 to 1,000,000.";
                    });
        }
    }

    boolean isSameAs(Guardrail other) {
        return kind == other.kind && action == other.action && threshold.compareTo(other.threshold) == 0;
    }

    String words() {
        return action.label() + " over " + threshold.toPlainString();
    }

    /**
     * How a preview stands to it.
     *
     * @param value what was found: per cent of deletions, the largest change of a price, items that run out
     * @param items how many items are concerned
     */
    public record Finding(Guardrail guardrail, BigDecimal value, int items) {

        public boolean isPassed() {
            return value.compareTo(guardrail.threshold()) > 0;
        }

        /** By how much it is passed, in the guardrail's own unit. */
        public BigDecimal excess() {
            return value.subtract(guardrail.threshold()).max(BigDecimal.ZERO);
        }

        public boolean needsSecond() {
            return isPassed() && guardrail.action() == Action.SECOND_APPROVER;
        }

        public boolean forbids() {
            return isPassed() && guardrail.action() == Action.FORBID;
        }
    }
}
