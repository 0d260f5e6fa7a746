package com.mantisnxt.sync.progress.api;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.progress.ReportResult;
import com.mantisnxt.sync.progress.ReportResult.Result;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts what came of each entry that services report. */
@Component
class ReportMeters {

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

    ReportMeters(MeterRegistry meters) {
        for (Result result : Result.values()) {
            counters.put(
                    result,
                    Counter.builder("sync.reports")
                            .description("progress that services reported, an entry of a list each")
                            .tag("outcome", result.name())
                            .register(meters));
        }
    }

    /** A single entry is refused by a refusal. */
    ReportResult counted(Supplier<ReportResult> report) {
        try {
            ReportResult result = report.get();
            count(List.of(result));
            return result;
        } catch (Refused refused) {
            count(Result.refused);
            throw refused;
        }
    }

    void count(List<ReportResult> results) {
        results.forEach(result -> count(result.result()));
    }

    private void count(Result result) {
        Objects.requireNonNull(counters.get(result)).increment();
    }
}
