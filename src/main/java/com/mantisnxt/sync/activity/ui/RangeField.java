package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time to look at: a length up to now, or two moments in the time zone of whoever looks. */
final class RangeField extends Div {

    private static final List<Choice> LENGTHS = Stream.of("PT15M", "PT1H", "PT24H", "P7D", "P30D")
            .map(length -> new Choice(Duration.parse(length)))
            .toList();
    private static final Choice CUSTOM = new Choice(null);

    private final Select<Choice> choice = new Select<>();
    private final DateTimePicker from = new DateTimePicker();
    private final DateTimePicker to = new DateTimePicker();
    private final Clock clock;
    private TimeRange range = TimeRange.DAY;

    /** @param length null: two moments */
    record Choice(@Nullable Duration length) {}

    RangeField(Clock clock, Runnable changed) {
        this.clock = clock;
        addClassName("range-field");
        choice.setAriaLabel(getTranslation("activity.range"));
        choice.setItemLabelGenerator(this::label);
        choice.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                set(rangeOf(event.getValue()));
                changed.run();
            }
        });
        moment(from, "activity.range.from", changed);
        moment(to, "activity.range.to", changed);
        add(choice, from, to);
        set(TimeRange.DAY);
    }

    TimeRange get() {
        return range;
    }

    void set(TimeRange shown) {
        range = shown;
        Choice shownChoice = shown instanceof TimeRange.Last last ? new Choice(last.length()) : CUSTOM;
        choice.setItems(Stream.concat(LENGTHS.stream(), Stream.of(shownChoice, CUSTOM))
                .distinct()
                .toList());
        choice.setValue(shownChoice);
        boolean custom = shown instanceof TimeRange.Between;
        from.setVisible(custom);
        to.setVisible(custom);
        if (shown instanceof TimeRange.Between between) {
            from.setValue(between.from().equals(Instant.EPOCH) ? null : local(between.from()));
            to.setValue(local(between.to()));
        }
    }

    private void moment(DateTimePicker picker, String key, Runnable changed) {
        picker.setDateAriaLabel(getTranslation(key + ".date"));
        picker.setTimeAriaLabel(getTranslation(key + ".time"));
        picker.setDatePlaceholder(getTranslation(key));
        picker.setStep(Duration.ofMinutes(15));
        picker.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                range = new TimeRange.Between(
                        instant(from).orElse(Instant.EPOCH), instant(to).orElse(null));
                changed.run();
            }
        });
    }

    private TimeRange rangeOf(Choice picked) {
        return picked.length() == null
                ? new TimeRange.Between(range.start(clock.instant()), null)
                : new TimeRange.Last(picked.length());
    }

    private String label(Choice shown) {
        Duration length = shown.length();
        if (length == null) {
            return getTranslation("activity.range.custom");
        }
        if (length.toHours() == 0) {
            return getTranslation("activity.range.minutes", length.toMinutes());
        }
        return length.toDays() < 2
                ? getTranslation("activity.range.hours", length.toHours())
                : getTranslation("activity.range.days", length.toDays());
    }

    private static @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, BrowserZone.of(UI.getCurrent()));
    }

    private static Optional<Instant> instant(DateTimePicker picker) {
        return Optional.ofNullable(picker.getValue())
                .map(moment -> moment.atZone(BrowserZone.of(UI.getCurrent())).toInstant());
    }
}
