package com.mantisnxt.sync.run;

import java.time.Instant;
import java.util.Optional;

/** One kind of work, done batch by batch; each batch is a transaction of its own that checks the right to the run. */
interface RunWork {

    RunKind kind();

    /** @return when to go on, empty when it is over */
    Optional<Instant> work(HeldRun run);

    /** Gives the run up, in the caller's transaction. */
    void giveUp(HeldRun run, String code, String reason);
}
