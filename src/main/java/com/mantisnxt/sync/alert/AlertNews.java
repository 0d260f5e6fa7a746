package com.mantisnxt.sync.alert;

import java.time.Instant;

/**
 * Whether something is new among the open alerts, or in whether they reach anybody.
 *
 * @param calling how many call for somebody
 * @param open how many there are
 * @param unsent how often in a row messages were not sent, by all channels; grows as one dies, and shrinks as it recovers
 * @param changed when the last of them did
 */
public record AlertNews(int calling, int open, int unsent, Instant changed) {

    AlertNews and(AlertNews other) {
        return new AlertNews(
                calling + other.calling,
                open + other.open,
                unsent + other.unsent,
                changed.isAfter(other.changed) ? changed : other.changed);
    }
}
