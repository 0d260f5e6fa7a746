package com.mantisnxt.sync.preview.plan;

/** Takes work in the caller's transaction; it is done once that has committed, on whatever node. */
public interface RunQueue {

    /** @throws PlanRefused when another run works on the same records */
    void compute(RunOrder order);

    /** @throws PlanRefused when another run works on the same records */
    void apply(RunOrder order);

    /**
     * Computes and applies in one go, within the guardrails.
     *
     * @param everything false reads only what has changed, where the source can tell
     * @throws PlanRefused when another run works on the same records
     */
    void sync(RunOrder order, boolean everything);
}
