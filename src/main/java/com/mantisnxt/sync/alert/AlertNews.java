package com.mantisnxt.sync.alert;

import java.time.Instant;

/**
 * Whether something is new among the open alerts.
 *
 * @param calling how many call for somebody
 * @param open how many there are
 * @param changed when the last of them did
 */
public record AlertNews(int calling, int open, Instant changed) {

    AlertNews and(AlertNews other) {
        return new AlertNews(
                calling + other.calling, open + other.open, changed.isAfter(other.changed) ? changed : other.changed);
    }
}
