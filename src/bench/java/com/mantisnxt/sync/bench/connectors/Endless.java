package com.mantisnxt.sync.bench.connectors;

import com.mantisnxt.sync.bench.stage.LocalSystem.Reply;
import java.net.URI;

/** Pages that are made anew each time they are asked for, so that what is measured is not the memory of the stand-in. */
record Endless(int records) {

    Reply answer(URI uri, byte[] body) {
        return new Speeches(records).custom(uri, body);
    }
}
