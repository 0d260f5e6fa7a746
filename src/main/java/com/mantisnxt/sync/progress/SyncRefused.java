package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A report or an act on a sync that can't be done. */
public final class SyncRefused extends Refused {

    private SyncRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static SyncRefused unknown(String syncId) {
        return new SyncRefused(ErrorCode.notFound("unknown_sync"), "There is no sync " + shown(syncId) + ".");
    }

    static SyncRefused exists(String syncId) {
        return new SyncRefused(
                ErrorCode.conflict("sync_exists"),
                "A sync " + shown(syncId) + " was started before; give another syncId or report progress on it.");
    }

    static SyncRefused finished(String syncId) {
        return new SyncRefused(
                ErrorCode.conflict("sync_finished"), "The sync " + shown(syncId) + " has finished already.");
    }

    static SyncRefused closed(String syncId) {
        return new SyncRefused(ErrorCode.conflict("sync_closed"), "An operator closed the sync " + shown(syncId) + ".");
    }

    static SyncRefused impossible(int processed, int failed, int total) {
        return new SyncRefused(
                ErrorCode.invalid("counts_exceed_total"),
                "processed %d + failed %d is more than total %d.".formatted(processed, failed, total));
    }

    static SyncRefused keyReused() {
        return new SyncRefused(
                ErrorCode.conflict("idempotency_key_reused"),
                "This Idempotency-Key was used for a different request before.");
    }

    static SyncRefused commandGone() {
        return new SyncRefused(ErrorCode.notFound("unknown_command"), "There is no such open command.");
    }

    static SyncRefused notNow(String reason) {
        return new SyncRefused(ErrorCode.conflict("not_now"), reason);
    }

    static SyncRefused of(ReportResult refused) {
        String syncId = refused.syncId();
        return switch (String.valueOf(refused.code())) {
            case "unknown_sync" -> unknown(syncId);
            case "sync_finished" -> finished(syncId);
            case "sync_closed" -> closed(syncId);
            default ->
                new SyncRefused(ErrorCode.invalid(String.valueOf(refused.code())), String.valueOf(refused.detail()));
        };
    }

    private static String shown(String syncId) {
        return syncId.length() <= 80 ? syncId : syncId.substring(0, 80) + "…";
    }
}
