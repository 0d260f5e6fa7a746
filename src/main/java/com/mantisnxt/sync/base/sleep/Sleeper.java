package com.mantisnxt.sync.base.sleep;

/** Something that speaks with the database of its own accord, and can leave that for a while. */
public interface Sleeper {

    /** From now on not a statement. */
    void fallAsleep();

    /** At once: somebody waits. */
    void wakeUp();
}
