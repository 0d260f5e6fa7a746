package com.mantisnxt.sync.alert.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times in the sentences of alerts, which are read in mails and on screens alike. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String tenths(double number) {
        String text = String.format(Locale.ROOT, "%,.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String items(long items) {
        return items == 1 ? "1 item" : number(items) + " items";
    }

    static String changes(long changes) {
        return changes == 1 ? "1 change" : number(changes) + " changes";
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** In the two largest units. */
    static String time(Duration time) {
        Duration rounded = time.isNegative() ? Duration.ZERO : time.truncatedTo(ChronoUnit.SECONDS);
        if (rounded.toDays() > 0) {
            return rounded.toDays() + " d " + rounded.toHoursPart() + " h";
        }
        if (rounded.toHours() > 0) {
            return rounded.toHours() + " h " + rounded.toMinutesPart() + " min";
        }
        return rounded.toMinutes() > 0 ? rounded.toMinutes() + " min" : rounded.toSeconds() + " s";
    }

    /** What somebody else said, behind a colon; a full stop where they said nothing. */
    static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "." : ": " + reason.strip();
    }
}
