package com.mantisnxt.sync.activity.export;

import java.io.IOException;

/** Puts events into a file, one after the other. */
interface EventWriter {

    void begin() throws IOException;

    void write(EventView event) throws IOException;
}
