package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One month of the log, UTC, or several in a row.
 *
 * @param lower the first moment in it
 * @param upper the first moment beyond it
 */
record MonthSpan(Instant lower, Instant upper) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu_MM", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu_MM_dd", Locale.ROOT);

    MonthSpan {
        if (!lower.isBefore(upper)) {
            throw new IllegalArgumentException(lower + " is not before " + upper);
        }
    }

    static Instant begin(Instant within) {
        return at(YearMonth.from(within.atOffset(ZoneOffset.UTC)));
    }

    static Instant plus(Instant beginning, int months) {
        return at(YearMonth.from(beginning.atOffset(ZoneOffset.UTC)).plusMonths(months));
    }

    /** The first moment of the next month. */
    static Instant end(Instant within) {
        return plus(within, 1);
    }

    private static Instant at(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** One for each month; the first begins where this does. */
    List<MonthSpan> months() {
        List<MonthSpan> months = new ArrayList<>();
        for (Instant from = lower; from.isBefore(upper); from = end(from)) {
            Instant to = end(from);
            months.add(new MonthSpan(from, to.isBefore(upper) ? to : upper));
        }
        return months;
    }

    /** Such as sync_activity_log_2026_03, or sync_activity_log_2026_03_to_2026_11 with both months in it. */
    String table() {
        LocalDate first = lower.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate last = upper.minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate();
        String from = (lower.equals(begin(lower)) ? MONTH : DAY).format(first);
        String to = (upper.equals(begin(upper)) ? MONTH : DAY).format(last);
        return LogCatalogue.PREFIX + (from.equals(to) ? from : from + "_to_" + to);
    }
}
