package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.run.Rhythm;
import com.vaadin.flow.component.Component;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rhythm in words. What has no short words is shown as it was written. */
final class RhythmWords {

    private static final Pattern AT_A_TIME = Pattern.compile(
            "(?<minute>\\d{1,2}) (?<hour>\\d{1,2}) (?<day>\\*|\\d{1,2}) \\* (?<week>\\*|[A-Za-z0-9-]+)");
    private static final Pattern WEEKDAYS = Pattern.compile("(?i)1-5|MON-FRI");
    private static final String DAYS = "MON,TUE,WED,THU,FRI,SAT,SUN";

    private final Component on;
    private final ZoneId here;

    /** @param here the zone of whoever reads; a schedule of the same zone does not say it */
    RhythmWords(Component on, ZoneId here) {
        this.on = on;
        this.here = here;
    }

    String of(@Nullable Rhythm rhythm) {
        return switch (rhythm) {
            case null -> on.getTranslation("syncs.rhythm.none");
            case Rhythm.Every(Duration time) -> every(time);
            case Rhythm.Calendar(String expression, ZoneId zone) ->
                calendar(expression)
                        + (zone.equals(here) ? "" : " (" + zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ")");
        };
    }

    private String every(Duration time) {
        if (time.toMinutes() % (24 * 60) == 0) {
            return on.getTranslation("syncs.rhythm.every.days", time.toDays());
        }
        return time.toMinutes() % 60 == 0
                ? on.getTranslation("syncs.rhythm.every.hours", time.toHours())
                : on.getTranslation("syncs.rhythm.every.minutes", time.toMinutes());
    }

    private String calendar(String expression) {
        Matcher found = AT_A_TIME.matcher(expression);
        if (!found.matches()) {
            return on.getTranslation("syncs.rhythm.cron", expression);
        }
        String time =
                "%02d:%02d".formatted(Integer.parseInt(found.group("hour")), Integer.parseInt(found.group("minute")));
        String day = found.group("day");
        String week = found.group("week");
        if (!day.equals("*")) {
            return week.equals("*")
                    ? on.getTranslation("syncs.rhythm.monthly", day, time)
                    : on.getTranslation("syncs.rhythm.cron", expression);
        }
        if (week.equals("*")) {
            return on.getTranslation("syncs.rhythm.daily", time);
        }
        return WEEKDAYS.matcher(week).matches()
                ? on.getTranslation("syncs.rhythm.weekdays", time)
                : weekly(expression, week, time);
    }

    private String weekly(String expression, String week, String time) {
        int place = DAYS.indexOf(week.toUpperCase(Locale.ROOT));
        if (week.length() != 3 || place < 0) {
            return on.getTranslation("syncs.rhythm.cron", expression);
        }
        String day = DayOfWeek.of(place / 4 + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return on.getTranslation("syncs.rhythm.weekly", day, time);
    }
}
