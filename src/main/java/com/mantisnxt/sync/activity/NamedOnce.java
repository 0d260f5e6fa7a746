package com.mantisnxt.sync.activity;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Of what a line can name only one: a second would put the first aside without a word. */
final class NamedOnce {

    private final Set<String> named = new HashSet<>();

    /** @return whether nothing before it asks for the same: a length of time asks for both of its ends */
    boolean take(String qualifier) {
        String name = qualifier.toLowerCase(Locale.ROOT);
        boolean isFirst = !named.contains(name)
                && switch (name) {
                    case "last" -> !named.contains("after") && !named.contains("before");
                    case "after", "before" -> !named.contains("last");
                    default -> true;
                };
        named.add(name);
        return isFirst;
    }
}
