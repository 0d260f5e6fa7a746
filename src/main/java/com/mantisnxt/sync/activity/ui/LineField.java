package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.SearchLine;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.Icon;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole filter in one line; what can't be read is said, with its place, and nothing is searched for meanwhile. */
final class LineField extends TextField {

    private final transient SearchLine.Names names;
    private final transient Supplier<TimeRange> range;
    private final transient Consumer<ActivityFilter> changed;

    LineField(People people, Supplier<TimeRange> range, Consumer<ActivityFilter> changed) {
        this.names = new ByName(people);
        this.range = range;
        this.changed = changed;
        addClassName("search-line");
        getElement().setAttribute("data-search", "");
        setPlaceholder(getTranslation("activity.line"));
        setAriaLabel(getTranslation("activity.line.label"));
        setPrefixComponent(new Icon("search"));
        setClearButtonVisible(true);
        setMaxLength(2_000);
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                read(event.getValue());
            }
        });
    }

    void show(ActivityFilter filter) {
        setInvalid(false);
        setValue(SearchLine.write(filter, names));
        setHelperText(filter.isShallow() ? getTranslation("activity.line.shallow") : null);
    }

    private void read(String line) {
        SearchLine.Read read = SearchLine.read(line, range.get(), names, BrowserZone.of(UI.getCurrent()));
        setInvalid(!read.faults().isEmpty());
        if (read.faults().isEmpty()) {
            changed.accept(read.filter());
        } else {
            setErrorMessage(said(read.faults().getFirst()));
        }
    }

    private String said(SearchLine.Fault fault) {
        String key = "activity.line.fault." + fault.problem().name().toLowerCase(java.util.Locale.ROOT);
        String known = known(fault);
        boolean isPerson = fault.problem() == SearchLine.Problem.UNKNOWN_VALUE && known.isEmpty();
        return getTranslation(isPerson ? key + ".person" : key, fault.part(), fault.from() + 1, known);
    }

    private static String known(SearchLine.Fault fault) {
        return String.join(
                ", ",
                switch (fault.problem()) {
                    case UNKNOWN_QUALIFIER -> SearchLine.qualifiers();
                    case UNKNOWN_VALUE ->
                        SearchLine.values(fault.part().replaceFirst("^-", "").split(":", 2)[0]);
                    default -> java.util.List.of();
                });
    }

    /** People by their names, whichever way they are written. */
    private record ByName(People people) implements SearchLine.Names {

        @Override
        public Optional<UUID> find(String typed) {
            return people.all().stream()
                    .filter(user -> people.name(user).equalsIgnoreCase(typed))
                    .findFirst()
                    .or(() -> Optional.of(UUID.fromString(typed)));
        }

        @Override
        public String of(UUID user) {
            return people.all().contains(user) ? people.name(user) : user.toString();
        }
    }
}
