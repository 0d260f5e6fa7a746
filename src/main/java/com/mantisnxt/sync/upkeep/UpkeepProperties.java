package com.mantisnxt.sync.upkeep;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is looked after.
 *
 * @param monthsAhead so many months lie ready beyond the current one
 * @param patience how long one step tries to get its locks before it is left for later
 * @param dailyAt when it runs each day, UTC; it also runs when a node starts
 * @param retentionMinimum months for which the log has to be kept, whatever the screen says
 * @param notice between the day a month is due and the day it is dropped: time to notice a wrong clock or setting
 * @param archiveDirectory where months are written before they are dropped; null where they are not
 * @param caretakers ids of the organisations whose administrators look after the installation, or "all"; none means the
 *     only organisation there is
 */
@ConfigurationProperties("sync.upkeep")
record UpkeepProperties(
        @DefaultValue("3") int monthsAhead,
        @DefaultValue("2m") Duration patience,
        @DefaultValue("02:10") LocalTime dailyAt,
        @DefaultValue("6") int retentionMinimum,
        @DefaultValue("7d") Duration notice,
        @Nullable Path archiveDirectory,
        @DefaultValue List<String> caretakers) {

    UpkeepProperties {
        if (monthsAhead < 2 || monthsAhead > 24) {
            throw new IllegalArgumentException("sync.upkeep.months-ahead is 2 to 24, it is " + monthsAhead + ".");
        }
        if (retentionMinimum < 1 || retentionMinimum > 600) {
            throw new IllegalArgumentException(
                    "sync.upkeep.retention-minimum is 1 to 600 months, it is " + retentionMinimum + ".");
        }
    }
}
