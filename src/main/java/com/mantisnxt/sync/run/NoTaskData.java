package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks are known by their names alone. Whatever stands in the queue's table as their data is not ours, and is never
 * made an object: by default any that Java can read would be, with all that its reading does.
 */
final class NoTaskData implements Serializer {

    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("A task has no data but its name.");
        }
        return null;
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return null;
    }
}
