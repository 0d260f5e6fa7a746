package com.mantisnxt.sync.connector;

import java.util.List;

/**
 * Another system that changes are written to. It is looked at before each write: what is no longer as it was approved is
 * left alone, what is as wanted already is not written again. So a batch can be tried anew, whatever became of it.
 */
public interface RemoteTarget {

    /** How many changes it takes at once. */
    int largestBatch();

    /**
     * Looks, and writes what is to be written; each change by itself.
     *
     * @param right called right before something is written, however often; throws where it must not be any more
     * @return one for each change, in their order; the version of what was applied is left open
     * @throws SourceFault when it can't be told what became of them: after a fault that passes to be tried anew
     */
    List<Written> apply(List<FieldChange> changes, Runnable right);

    /**
     * Changes nothing. Says nothing where the system can't tell.
     *
     * @throws SourceFault when the key is known not to do for writing
     */
    void checkRight();
}
