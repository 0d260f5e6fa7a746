package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.run.Rhythm;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks when a sync runs by itself: not at all, ever so often, or at the times of a calendar. */
final class RhythmFields extends Div {

    private enum Kind {
        NONE,
        EVERY,
        CALENDAR
    }

    private final Select<Kind> kind = new Select<>();
    private final TextField every = new TextField();
    private final TextField cron = new TextField();
    private final TextField zone = new TextField();

    /** @param here the zone that a new calendar keeps to */
    RhythmFields(@Nullable Rhythm shown, ZoneId here) {
        addClassName("sc-form-row");
        kind.setLabel(getTranslation("syncs.field.rhythm"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(
                each -> getTranslation("syncs.rhythm.kind." + each.name().toLowerCase(Locale.ROOT)));
        kind.setValue(Kind.NONE);
        text(every, "every").setAllowedCharPattern("[0-9]");
        every.getElement().setAttribute("inputmode", "numeric");
        text(cron, "cron");
        text(zone, "zone").setValue(here.getId());
        switch (shown) {
            case null -> {}
            case Rhythm.Every(Duration time) -> {
                kind.setValue(Kind.EVERY);
                every.setValue(String.valueOf(time.toMinutes()));
            }
            case Rhythm.Calendar(String expression, ZoneId of) -> {
                kind.setValue(Kind.CALENDAR);
                cron.setValue(expression);
                zone.setValue(of.getId());
            }
        }
        kind.addValueChangeListener(event -> fit());
        add(kind, every, cron, zone);
        fit();
    }

    private TextField text(TextField field, String name) {
        field.setLabel(getTranslation("syncs.field." + name));
        field.setHelperText(getTranslation("syncs.hint." + name));
        return field;
    }

    private void fit() {
        every.setVisible(kind.getValue() == Kind.EVERY);
        cron.setVisible(kind.getValue() == Kind.CALENDAR);
        zone.setVisible(kind.getValue() == Kind.CALENDAR);
    }

    /** @throws InvalidInput naming the field that can't be read */
    @Nullable
    Rhythm read() {
        return switch (kind.getValue()) {
            case NONE -> null;
            case EVERY -> new Rhythm.Every(minutes());
            case CALENDAR -> Rhythm.Calendar.of(cron.getValue(), zone.getValue().strip());
        };
    }

    private Duration minutes() {
        try {
            return Duration.ofMinutes(Integer.parseInt(every.getValue().strip()));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    void clearFaults() {
        every.setInvalid(false);
        cron.setInvalid(false);
        zone.setInvalid(false);
    }

    boolean show(InvalidInput refused) {
        TextField field = switch (String.valueOf(refused.field())) {
            case "every" -> every;
            case "cron" -> cron;
            case "zone" -> zone;
            default -> null;
        };
        if (field != null) {
            field.setErrorMessage(refused.reason());
            field.setInvalid(true);
            field.focus();
        }
        return field != null;
    }
}
