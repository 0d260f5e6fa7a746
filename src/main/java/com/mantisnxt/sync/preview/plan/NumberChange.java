package com.mantisnxt.sync.preview.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** That a number changes, exactly: amounts come as text and stay decimal. */
public record NumberChange(String field, BigDecimal before, BigDecimal after) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public boolean isRise() {
        return after.compareTo(before) > 0;
    }

    /** By how many per cent, without sign, to a tenth; null from zero, of which nothing is a part. */
    public @Nullable BigDecimal percent() {
        if (before.signum() == 0) {
            return null;
        }
        return after.subtract(before)
                .abs()
                .multiply(HUNDRED)
                .divide(before.abs(), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
