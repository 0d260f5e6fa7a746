package com.mantisnxt.sync.testing;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is reachable on the heap at a moment, after a full collection. */
public final class LiveObjects {

    private final String histogram;

    private LiveObjects(String histogram) {
        this.histogram = histogram;
    }

    public static LiveObjects now() {
        try {
            return new LiveObjects((String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()}));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    public long of(Class<?> type) {
        return number(type.getName(), 3, 1);
    }

    public long bytes() {
        return number("Total", 0, 2);
    }

    /** @param name in the column at which it stands */
    private long number(String name, int at, int column) {
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells.length > at && cells[at].equals(name))
                .mapToLong(cells -> Long.parseLong(cells[column]))
                .findFirst()
                .orElse(0);
    }
}
