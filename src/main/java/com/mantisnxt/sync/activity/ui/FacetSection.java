package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.Coded;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The values of one kind with their numbers, the most frequent first. A click takes a value in or out, with Alt, or the
 * button behind it, all but it remain.
 */
final class FacetSection<E extends Enum<E> & Coded> extends Section {

    private final String kind;
    private final Map<E, Long> events;
    private final Set<E> chosen;
    private final Consumer<Set<E>> changed;

    FacetSection(String kind, Map<E, Long> events, Set<E> chosen, Consumer<Set<E>> changed) {
        this.kind = kind;
        this.events = events;
        this.chosen = chosen;
        this.changed = changed;
        Set<E> shown = new TreeSet<>(events.keySet());
        shown.addAll(chosen);
        setVisible(!shown.isEmpty());
        add(new H2(getTranslation("activity.facets." + kind)));
        shown.stream()
                .sorted(Comparator.comparing((E value) -> -events.getOrDefault(value, 0L)))
                .forEach(value -> add(row(value)));
    }

    private Span row(E value) {
        String name = getTranslation("activity." + kind + "." + value.label());
        String number = NumberFormat.getIntegerInstance(getLocale()).format(events.getOrDefault(value, 0L));
        var take = new NativeButton();
        take.add(new Span(name), new Span(number));
        take.addClassName("facet");
        take.setTitle(getTranslation("activity.facets.hint"));
        take.setAriaLabel(getTranslation("activity.facets.value", name, number));
        take.getElement().setAttribute("aria-pressed", String.valueOf(chosen.contains(value)));
        take.addClickListener(event -> changed.accept(event.isAltKey() ? without(value) : turned(value)));
        var leave = new NativeButton("−", event -> changed.accept(without(value)));
        leave.addClassName("facet-without");
        leave.setTitle(getTranslation("activity.facets.without", name));
        leave.setAriaLabel(getTranslation("activity.facets.without", name));
        var row = new Span(take, leave);
        row.addClassName("facet-row");
        return row;
    }

    private Set<E> turned(E value) {
        Set<E> next = chosen.isEmpty() ? EnumSet.noneOf(value.getDeclaringClass()) : EnumSet.copyOf(chosen);
        if (!next.remove(value)) {
            next.add(value);
        }
        return next;
    }

    /** With none left it would ask for all again, so the last one stays. */
    private Set<E> without(E value) {
        List<E> all = Arrays.asList(value.getDeclaringClass().getEnumConstants());
        Set<E> next = EnumSet.copyOf(chosen.isEmpty() ? all : chosen);
        next.remove(value);
        return next.isEmpty() ? chosen : next;
    }
}
