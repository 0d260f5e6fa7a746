package com.mantisnxt.sync.upkeep;

import java.time.Instant;

/** What time it is for the log: the database's time, which dates its rows. */
@FunctionalInterface
interface LogClock {

    Instant now();
}
