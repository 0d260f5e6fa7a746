package com.mantisnxt.sync.bench;

import java.util.Arrays;
import java.util.List;

/** Order statistics of a sample. */
public record Figures(double[] sorted) {

    public static Figures of(List<Double> sample) {
        return of(sample.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public static Figures of(double... sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Figures(sorted);
    }

    public int size() {
        return sorted.length;
    }

    public double median() {
        return quantile(0.5);
    }

    /** The smallest value that at least this share of the sample does not exceed. */
    public double quantile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
