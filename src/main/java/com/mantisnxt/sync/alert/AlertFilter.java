package com.mantisnxt.sync.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of the past are looked for.
 *
 * @param ofInstallation those of the installation instead of the organisation's
 * @param rule null for all
 * @param within opened so long ago at the most; null for any time
 */
public record AlertFilter(
        boolean ofInstallation,
        @Nullable String rule,
        @Nullable Duration within) {

    public static final AlertFilter ALL = new AlertFilter(false, null, null);
}
