package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** An act on many syncs that can't be begun or stopped as asked. */
public final class BulkRefused extends Refused {

    private BulkRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static BulkRefused nothing() {
        return new BulkRefused(ErrorCode.invalid("nothing_selected"), "No sync is selected.");
    }

    static BulkRefused tooMany(int most) {
        return new BulkRefused(
                ErrorCode.invalid("too_many_selected"), "At most %,d syncs can be asked at once.".formatted(most));
    }

    static BulkRefused noReason() {
        return new BulkRefused(ErrorCode.invalid("reason_needed"), "Say why, in 1 to 500 characters.");
    }

    static BulkRefused notThis() {
        return new BulkRefused(
                ErrorCode.invalid("not_for_many"), "Many syncs can be paused, resumed, cancelled or tried again.");
    }

    static BulkRefused keyReused() {
        return new BulkRefused(
                ErrorCode.conflict("idempotency_key_reused"),
                "This Idempotency-Key was used for a different request before.");
    }

    /** For whoever asks for one by its id. */
    public static BulkRefused unknown() {
        return new BulkRefused(ErrorCode.notFound("unknown_act"), "There is no such act.");
    }
}
