package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;

/** How far a preview has come on its way from being computed to being applied. */
public enum PlanState implements Coded {
    COMPUTING(1),
    /** Computed, and waits for a decision. */
    PENDING(2),
    FAILED(3),
    CANCELLED(4),
    /** Approved once, and a guardrail asks for a second person. */
    AWAITING_SECOND(5),
    APPROVED(6),
    APPLYING(7),
    APPLIED(8),
    /** A newer preview of the same records took its place. */
    SUPERSEDED(9);

    private final int code;

    PlanState(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }

    /** Computed and not applied: what it compares may move on without it. */
    public boolean canBeOutdated() {
        return switch (this) {
            case PENDING, AWAITING_SECOND, SUPERSEDED -> true;
            case COMPUTING, FAILED, CANCELLED, APPROVED, APPLYING, APPLIED -> false;
        };
    }

    /** The console is at work on it. */
    public boolean isMoving() {
        return switch (this) {
            case COMPUTING, APPROVED, APPLYING -> true;
            case PENDING, FAILED, CANCELLED, AWAITING_SECOND, APPLIED, SUPERSEDED -> false;
        };
    }

    public boolean isDecided() {
        return switch (this) {
            case APPROVED, APPLYING, APPLIED -> true;
            case COMPUTING, PENDING, FAILED, CANCELLED, AWAITING_SECOND, SUPERSEDED -> false;
        };
    }
}
