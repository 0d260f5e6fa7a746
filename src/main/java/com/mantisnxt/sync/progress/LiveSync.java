package com.mantisnxt.sync.progress;

import org.jspecify.annotations.Nullable;

/**
 * A sync on the board.
 *
 * @param pending what an operator asked for and the service has not answered
 */
public record LiveSync(
        SyncSnapshot sync, SyncState state, @Nullable OpenCommand pending) {}
