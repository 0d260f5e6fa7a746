package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A length of time as people say it: a number of minutes, hours or days. Empty for what holds elsewhere. */
final class TimeField extends Div {

    private final TextField number = new TextField();
    private final Select<ChronoUnit> unit = new Select<>();

    TimeField(String label, String help) {
        addClassName("preview-time");
        number.setLabel(label);
        number.setHelperText(help);
        number.setAllowedCharPattern("[0-9]");
        number.getElement().setAttribute("inputmode", "numeric");
        unit.setLabel(getTranslation("preview.settings.unit"));
        unit.setItems(ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS);
        unit.setItemLabelGenerator(value -> getTranslation("preview.settings.unit." + word(value)));
        unit.setValue(ChronoUnit.HOURS);
        add(number, unit);
    }

    TextField number() {
        return number;
    }

    void setReadOnly(boolean isReadOnly) {
        number.setReadOnly(isReadOnly);
        unit.setReadOnly(isReadOnly);
    }

    void show(@Nullable Duration time) {
        number.setValue(
                time == null ? "" : String.valueOf(time.dividedBy(unitOf(time).getDuration())));
        if (time != null) {
            unit.setValue(unitOf(time));
        }
    }

    /** @throws InvalidInput for a number that no time has */
    Optional<Duration> read() {
        if (number.getValue().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.of(Integer.parseInt(number.getValue().strip()), unit.getValue()));
        } catch (NumberFormatException e) {
            throw new InvalidInput(
                    "invalid_time", "approvableFor", "Previews can be approved for 5 minutes to 7 days.");
        }
    }

    /** As in "90 minutes" or "2 days". */
    String words(Duration time) {
        ChronoUnit said = unitOf(time);
        return getTranslation("preview.settings." + word(said), time.dividedBy(said.getDuration()));
    }

    private static ChronoUnit unitOf(Duration time) {
        if (time.toMinutes() % 60 != 0) {
            return ChronoUnit.MINUTES;
        }
        return time.toHours() % 24 == 0 ? ChronoUnit.DAYS : ChronoUnit.HOURS;
    }

    private static String word(ChronoUnit unit) {
        return unit.name().toLowerCase(java.util.Locale.ROOT);
    }
}
