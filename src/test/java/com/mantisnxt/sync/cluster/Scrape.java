package com.mantisnxt.sync.cluster;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Metrics in Prometheus' text form. */
record Scrape(String text) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("\\w+=\"([^\"]*)\"");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:sync|hikaricp|jvm|http|process|system|dbscheduler|tomcat)_\\w+");

    /** @param labels as they stand, or nothing for a metric that has none */
    double value(String name, String labels) {
        return SAMPLE.matcher(text)
                .results()
                .filter(found -> found.group(1).equals(name)
                        && (labels.isEmpty() || String.valueOf(found.group(2)).contains(labels)))
                .map(found -> Double.parseDouble(found.group(3)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + "{" + labels + "} is not among\n" + similar(name)));
    }

    Set<String> names() {
        return SAMPLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** All values of all labels. */
    List<String> labels() {
        return SAMPLE.matcher(text)
                .results()
                .filter(found -> found.group(2) != null)
                .flatMap(found -> LABEL.matcher(found.group(2)).results().map(label -> label.group(1)))
                .toList();
    }

    static Set<String> namesIn(String expression) {
        return NAME.matcher(expression).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private String similar(String name) {
        String beginning = name.substring(0, Math.min(name.length(), 8));
        return text.lines().filter(line -> line.startsWith(beginning)).collect(Collectors.joining("\n"));
    }
}
