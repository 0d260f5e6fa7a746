package com.mantisnxt.sync.base.sleep;

import java.time.Instant;
import java.util.Optional;

/** Something that needs the database by itself; each is asked before the console leaves the database alone. */
@FunctionalInterface
public interface KeepsAwake {

    /** When it next has something to do: now or earlier while it is at it, empty where it waits to be asked. */
    Optional<Instant> next();
}
