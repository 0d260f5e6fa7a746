package com.mantisnxt.sync.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param baseline what stands beside it, measured in the same run
 * @param reach what it has to reach; null where it is only told
 */
public record Row(
        String name,
        double value,
        String unit,
        @Nullable Baseline baseline,
        @Nullable Reach reach) {

    public static Row of(String name, double value, String unit) {
        return new Row(name, value, unit, null, null);
    }

    public Row beside(String baselineName, double measured) {
        return new Row(name, value, unit, new Baseline(baselineName, measured), reach);
    }

    public Row atLeast(double least) {
        return new Row(name, value, unit, baseline, new Reach(true, least));
    }

    public Row atMost(double most) {
        return new Row(name, value, unit, baseline, new Reach(false, most));
    }

    /** Null where there is nothing to reach. */
    public @Nullable Boolean ok() {
        return reach == null ? null : reach.isMetBy(value);
    }

    /** In the same unit as the value. */
    public record Baseline(String name, double value) {}

    /** A bound that the value must not cross. */
    public record Reach(boolean least, double bound) {

        boolean isMetBy(double value) {
            return least ? value >= bound : value <= bound;
        }

        @Override
        public String toString() {
            return (least ? ">= " : "<= ") + figure(bound);
        }
    }

    static String figure(double value) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
