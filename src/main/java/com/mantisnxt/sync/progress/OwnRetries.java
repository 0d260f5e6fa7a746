package com.mantisnxt.sync.progress;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Tries again what failed in the syncs that the console does itself; implemented by whoever does them. */
public interface OwnRetries {

    /** How many items can be tried again now; empty for a sync that a service does. */
    OptionalInt rejected(String syncId);

    /** The same of many; a sync that a service does is missing. */
    Map<String, Rejected> rejected(Collection<String> syncIds);

    /**
     * @param of what is tried again; two syncs can be of the same
     * @param items that can be tried again now
     */
    record Rejected(String of, int items) {}

    /** The sync that tried again after this one. */
    Optional<String> next(String syncId);

    /**
     * @return the sync that tries them again
     * @throws com.mantisnxt.sync.base.Refused when there are none, or another sync works on the same records
     */
    String retry(String syncId);
}
