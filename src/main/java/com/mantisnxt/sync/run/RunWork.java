package com.mantisnxt.sync.run;

/** One phase of a run, done batch by batch; each batch is a transaction of its own that checks the right to the run. */
interface RunWork {

    RunPhase phase();

    /** @return what follows: the run in its next phase, a time to go on, or nothing */
    Turn work(HeldRun run);

    /** Gives the run up, in the caller's transaction. */
    void giveUp(HeldRun run, String code, String reason);
}
