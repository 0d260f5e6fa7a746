package com.mantisnxt.sync.activity;

import java.time.Instant;

/**
 * Errors that differ only in numbers, names and addresses, as one.
 *
 * @param fingerprint what their texts have in common, as {@link ActivityFilter#cause}
 * @param events how many of what was searched
 * @param firstEver when it was first seen at all
 * @param newest of what was searched
 * @param syncs how many syncs it affects; 0 where that was not asked
 * @param orMore whether only its newest events were looked at for that
 */
public record ErrorCause(
        long fingerprint, long events, Instant firstEver, ActivityRow newest, int syncs, boolean orMore) {

    ErrorCause inSyncs(int count, boolean andMore) {
        return new ErrorCause(fingerprint, events, firstEver, newest, count, andMore);
    }

    public Instant lastAt() {
        return newest.id().at();
    }
}
