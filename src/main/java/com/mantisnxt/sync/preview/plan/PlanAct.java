package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;

/** What people do to a preview. */
public enum PlanAct implements Coded {
    ITEMS_EXCLUDED(1),
    ITEMS_INCLUDED(2),
    FIELD_EXCLUDED(3),
    FIELD_INCLUDED(4),
    APPROVED(5),
    APPROVAL_WITHDRAWN(6);

    private final int code;

    PlanAct(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
