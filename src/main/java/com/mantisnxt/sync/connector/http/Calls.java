package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.SourceFault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts and times what is asked of other systems until the head of the answer, by kind of system and outcome. */
final class Calls {

    private static final int TOO_MANY = 429;
    private static final String NAME = "sync.connector.calls";

    private final MeterRegistry meters;
    private final String system;

    Calls(MeterRegistry meters, String system) {
        this.meters = meters;
        this.system = system;
    }

    Calls of(SourceSystem kind) {
        return new Calls(meters, kind.name().toLowerCase(Locale.ROOT));
    }

    WebAnswer counted(Supplier<WebAnswer> call) {
        Timer.Sample sample = Timer.start(meters);
        try {
            WebAnswer answer = call.get();
            stop(sample, outcome(answer.status()));
            return answer;
        } catch (SourceFault fault) {
            stop(sample, fault.kind().name().toLowerCase(Locale.ROOT));
            throw fault;
        }
    }

    private static String outcome(int status) {
        return status == TOO_MANY ? "throttled" : status / 100 + "xx";
    }

    private void stop(Timer.Sample sample, String outcome) {
        sample.stop(Timer.builder(NAME)
                .description("requests to the systems of connections")
                .tags("system", system, "outcome", outcome)
                .register(meters));
    }
}
