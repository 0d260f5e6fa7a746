package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Keeps the newest entry of each sync for the statement and remembers what became of the others. */
record BatchOfReports(Map<String, ProgressReport> newest, List<ReportResult> results) {

    static BatchOfReports of(List<ProgressReport> reports) {
        var newest = new LinkedHashMap<String, ProgressReport>();
        var results = new ArrayList<ReportResult>();
        for (ProgressReport report : reports) {
            results.add(judge(report, newest));
        }
        return new BatchOfReports(newest, results);
    }

    private static ReportResult judge(ProgressReport report, Map<String, ProgressReport> newest) {
        try {
            SyncReports.check(report, "");
        } catch (InvalidInput refused) {
            return ReportResult.refused(report.syncId(), refused.code().value(), refused.reason());
        }
        newest.merge(report.syncId(), report, (a, b) -> isOlder(b, a) ? a : b);
        return ReportResult.applied(report.syncId());
    }

    private static boolean isOlder(ProgressReport one, ProgressReport other) {
        Long mine = one.sequence();
        Long theirs = other.sequence();
        return mine != null && theirs != null && mine < theirs;
    }

    List<ReportResult> apply(Function<List<ProgressReport>, List<ReportResult>> statement) {
        if (newest.isEmpty()) {
            return results;
        }
        var verdicts = new LinkedHashMap<String, ReportResult>();
        statement.apply(List.copyOf(newest.values())).forEach(result -> verdicts.put(result.syncId(), result));
        results.replaceAll(result -> result.result() == ReportResult.Result.refused
                ? result
                : Objects.requireNonNull(verdicts.get(result.syncId())));
        return results;
    }
}
