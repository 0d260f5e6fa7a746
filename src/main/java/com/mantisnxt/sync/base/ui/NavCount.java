package com.mantisnxt.sync.base.ui;

import java.util.function.IntConsumer;

/** A number beside an entry of the menu. Who follows it is told at once where it is known, and whenever it changes. */
@FunctionalInterface
public interface NavCount {

    /**
     * Follows the number of the caller's organisation.
     *
     * @param show may be called on any thread, also with the number it has
     * @return ends it
     */
    Runnable follow(IntConsumer show);
}
