package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import java.util.List;

/** What is done: a preview is computed, an approved one is applied, or both in one go within the guardrails. */
enum RunKind implements Coded {
    COMPUTE(1),
    APPLY(2),
    SYNC(3);

    private final int code;

    RunKind(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }

    /** Whether records change by it. */
    boolean applies() {
        return this != COMPUTE;
    }

    RunPhase first() {
        return phases().getFirst();
    }

    /** In their order. */
    List<RunPhase> phases() {
        return switch (this) {
            case COMPUTE -> List.of(RunPhase.READ, RunPhase.COMPARE);
            case APPLY -> List.of(RunPhase.APPLY);
            case SYNC -> List.of(RunPhase.READ, RunPhase.COMPARE, RunPhase.APPLY);
        };
    }
}
