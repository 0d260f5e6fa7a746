package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.InvalidInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When a sync runs by itself. What was missed is not made up for: the next time is always one to come. */
public sealed interface Rhythm {

    Duration SHORTEST = Duration.ofMinutes(1);
    Duration LONGEST = Duration.ofDays(30);

    /** Empty where there is none any more. */
    Optional<Instant> next(Instant after);

    /** So long after it ran last. */
    record Every(Duration time) implements Rhythm {

        public Every {
            if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
                throw new InvalidInput("invalid_rhythm", "every", "A sync runs every minute to every 30 days.");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.plus(time));
        }
    }

    /**
     * At the times of a calendar.
     *
     * @param expression minute, hour, day of month, month, day of week; as cron knows them
     */
    record Calendar(String expression, ZoneId zone) implements Rhythm {

        private static final int FIELDS = 5;

        public Calendar {
            expression = expression.strip().replaceAll("\\s+", " ");
            if (expression.split(" ").length != FIELDS || !CronExpression.isValidExpression("0 " + expression)) {
                throw new InvalidInput(
                        "invalid_rhythm",
                        "cron",
                        "This is no cron expression. One has five fields: 30 3 * * MON-FRI is half past three on weekdays.");
            }
        }

        /** @throws InvalidInput naming the field that can't be read */
        public static Calendar of(String expression, String zone) {
            try {
                return new Calendar(expression, ZoneId.of(zone));
            } catch (DateTimeException e) {
                throw new InvalidInput("invalid_rhythm", "zone", "There is no time zone of that name.");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            CronExpression times = CronExpression.parse("0 " + expression);
            if (expression.split(" ")[1].contains("*")) {
                return Optional.ofNullable(times.next(after.atZone(zone))).map(ZonedDateTime::toInstant);
            }
            return onTheWall(times, after);
        }

        /**
         * By the clock on the wall: a time of day that is left out in spring comes as much later instead of not at all, and
         * one that comes twice in autumn counts once.
         */
        private Optional<Instant> onTheWall(CronExpression times, Instant after) {
            LocalDateTime next = times.next(LocalDateTime.ofInstant(after, zone));
            while (next != null && !next.atZone(zone).toInstant().isAfter(after)) {
                next = times.next(next);
            }
            return Optional.ofNullable(next).map(time -> time.atZone(zone).toInstant());
        }
    }
}
