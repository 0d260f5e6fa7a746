package com.mantisnxt.sync.progress.eta;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How far estimates can be believed: median relative error, share within the range, median width of the range. */
record Accuracy(int estimates, double error, double coverage, double width) {

    static Accuracy of(List<Estimate> estimates) {
        double covered = estimates.stream().filter(Estimate::covered).count();
        return new Accuracy(
                estimates.size(),
                median(estimates, Estimate::error),
                covered / Math.max(estimates.size(), 1),
                median(estimates, Estimate::width));
    }

    static Map<String, Accuracy> byFamily(List<Estimate> estimates) {
        Map<String, Accuracy> families = new LinkedHashMap<>();
        estimates.stream()
                .collect(Collectors.groupingBy(Estimate::family, LinkedHashMap::new, Collectors.toList()))
                .forEach((family, own) -> families.put(family, of(own)));
        return families;
    }

    /** A line for each family and one for all. */
    static String table(List<Estimate> estimates) {
        Map<String, Accuracy> lines = byFamily(estimates);
        lines.put("all", of(estimates));
        return lines.entrySet().stream()
                .map(line -> String.format("%-28s %s", line.getKey(), line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static double median(List<Estimate> estimates, ToDoubleFunction<Estimate> value) {
        List<Double> sorted = estimates.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(
                "%6d estimates  error %5.1f %%  coverage %5.1f %%  width %5.1f %%",
                estimates, error * 100, coverage * 100, width * 100);
    }
}
