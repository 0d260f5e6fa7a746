package com.mantisnxt.sync.connector;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys and passwords by name. Shows itself to nobody: no text of it holds a value. */
public final class Secrets {

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Secrets none() {
        return new Secrets(Map.of());
    }

    public static Secrets of(Map<String, String> values) {
        return new Secrets(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, String> values() {
        return values;
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
