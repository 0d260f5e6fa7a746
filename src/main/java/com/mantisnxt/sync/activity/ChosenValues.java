package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The values of one qualifier: what was named, or all but what was excluded. */
final class ChosenValues<E extends Enum<E> & Coded> {

    private final Class<E> type;
    private final Set<E> wanted;
    private final Set<E> excluded;

    ChosenValues(Class<E> type) {
        this.type = type;
        this.wanted = EnumSet.noneOf(type);
        this.excluded = EnumSet.noneOf(type);
    }

    /**
     * @param labels one or several by commas
     * @return whether all of them are known; those that are count
     */
    boolean take(boolean isExcluded, String labels) {
        boolean known = true;
        for (String label : labels.split(",")) {
            Optional<E> value = Coded.byLabel(type, label.toLowerCase(Locale.ROOT));
            value.ifPresent((isExcluded ? excluded : wanted)::add);
            known &= value.isPresent();
        }
        return known;
    }

    Set<E> values() {
        if (excluded.isEmpty()) {
            return wanted;
        }
        Set<E> left = wanted.isEmpty() ? EnumSet.allOf(type) : EnumSet.copyOf(wanted);
        left.removeAll(excluded);
        return left;
    }
}
