package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A worker wants to go on with a run that is no longer its own. */
final class RunRefused extends Refused {

    static final String OVERDUE = "run_overdue";

    private RunRefused(String code, String reason) {
        super(ErrorCode.conflict(code), reason);
    }

    /** It took longer than its connection allows. */
    static RunRefused overdue(long minutes) {
        return new RunRefused(OVERDUE, "It took longer than the %,d minutes that are allowed.".formatted(minutes));
    }

    /** It slept past its lease, and somebody else took over: what it was about to commit must not be. */
    static RunRefused fenced(HeldRun run) {
        return new RunRefused(
                "run_taken_over",
                "The run %s went on elsewhere after number %d."
                        .formatted(run.key().id(), run.fencing()));
    }
}
