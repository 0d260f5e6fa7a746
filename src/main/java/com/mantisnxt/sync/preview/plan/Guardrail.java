package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import java.math.BigDecimal;

/**
 * What a connection's previews must keep to.
 *
 * @param threshold may be reached, not passed: per cent, or items for stock that goes to zero
 */
public record Guardrail(Warning kind, BigDecimal threshold, Action action) {

    /** What happens when it is passed. */
    public enum Action implements Coded {
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
