package com.mantisnxt.sync.bench;

import com.mantisnxt.sync.bench.stage.Stage;

/** A set of rows that are measured together. */
public interface Part {

    /** As given to {@code ./console bench}. */
    String name();

    /** Whether it is measured only when it is named. */
    default boolean takesLong() {
        return false;
    }

    void measure(Stage stage, Results results) throws Exception;
}
