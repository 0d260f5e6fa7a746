package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one entry of a report.
 *
 * @param result applied, stale (an older or repeated report: nothing changed) or refused
 * @param code why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportResult(
        String syncId,
        Result result,
        @Nullable String code,
        @Nullable String detail) {

    /** The three ends of a report. */
    public enum Result {
        applied,
        stale,
        refused
    }

    static ReportResult applied(String syncId) {
        return new ReportResult(syncId, Result.applied, null, null);
    }

    static ReportResult refused(String syncId, String code, String detail) {
        return new ReportResult(syncId, Result.refused, code, detail);
    }
}
