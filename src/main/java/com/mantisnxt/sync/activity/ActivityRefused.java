package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.util.Locale;
import java.util.stream.Collectors;

/** An event that can't be shown or recorded. */
public final class ActivityRefused extends Refused {

    private ActivityRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static ActivityRefused unknownEvent() {
        return new ActivityRefused(ErrorCode.notFound("unknown_event"), "There is no such event.");
    }

    static ActivityRefused unknownSync(String syncId) {
        String shown = syncId.length() <= 80 ? syncId : syncId.substring(0, 80) + "…";
        return new ActivityRefused(ErrorCode.notFound("unknown_sync"), "There is no sync " + shown + ".");
    }

    static ActivityRefused nothingToRetry(FailedRetries.Outlook outlook) {
        String why = outlook.others().entrySet().stream()
                .map(other -> other.getKey().name().toLowerCase(Locale.ROOT) + " " + other.getValue())
                .collect(Collectors.joining(", "));
        return new ActivityRefused(
                ErrorCode.invalid("nothing_to_retry"),
                "No sync of these errors can be tried again" + (why.isEmpty() ? "." : ": " + why + "."));
    }

    static ActivityRefused keyReused() {
        return new ActivityRefused(
                ErrorCode.conflict("idempotency_key_reused"),
                "This Idempotency-Key was used for a different request before.");
    }

    static ActivityRefused tooSlow() {
        return new ActivityRefused(
                ErrorCode.invalid("search_too_wide"), "The search took too long. Ask for a shorter time or less.");
    }
}
