package com.mantisnxt.sync.run;

import java.time.Instant;

/**
 * Names a look at the hints of one kind of record, for the queue. Its time is part of the name: hints of the same moment
 * share one, and no hint has to be added to a look that may be under way.
 */
record HintKey(DueKey sync, Instant at) {

    String text() {
        return sync.text() + "/" + at.getEpochSecond();
    }

    static HintKey of(String text) {
        int end = text.lastIndexOf('/');
        return new HintKey(
                DueKey.of(text.substring(0, end)), Instant.ofEpochSecond(Long.parseLong(text.substring(end + 1))));
    }
}
