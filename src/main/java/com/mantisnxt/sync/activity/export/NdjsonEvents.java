package com.mantisnxt.sync.activity.export;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.ObjectWriter;

/** Each line is what the API answers for the event. */
record NdjsonEvents(OutputStream out, ObjectWriter json) implements EventWriter {

    @Override
    public void begin() {}

    @Override
    public void write(EventView event) throws IOException {
        out.write(json.writeValueAsBytes(event));
        out.write('\n');
    }
}
