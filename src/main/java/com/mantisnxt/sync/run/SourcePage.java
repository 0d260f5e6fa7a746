package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.preview.delta.Delivery;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one transaction, and what the walk says after it.
 *
 * @param isLast whether the source's end is reached
 */
record SourcePage(
        Delivery delivery,
        boolean isLast,
        @Nullable Long announced,
        List<String> unseen,
        @Nullable String cursor,
        @Nullable String watermark) {

    /** So that the board moves while a slow source is read. */
    private static final long SOON = 1_000_000_000;

    /** So that large records need no more memory than many small ones. */
    private static final int MOST_CHARACTERS = 4_000_000;

    /**
     * Reads pages until there is enough for a transaction. A fault after the first of them is left for the next time, so
     * that nothing of what was read is read again.
     *
     * @param enough records for a transaction
     */
    static SourcePage of(SourceWalk walk, Delivery delivery, int enough) {
        boolean isLast = false;
        long start = System.nanoTime();
        while (delivery.records() < enough
                && delivery.characters() < MOST_CHARACTERS
                && !isLast
                && System.nanoTime() - start < SOON) {
            List<SourceRecord> page = next(walk, delivery.records() == 0);
            if (page == null) {
                break;
            }
            delivery.add(page);
            isLast = page.isEmpty();
        }
        OptionalLong announced = walk.announced();
        return new SourcePage(
                delivery,
                isLast,
                announced.isPresent() ? announced.getAsLong() : null,
                walk.unseen(),
                walk.cursor().orElse(null),
                walk.watermark().orElse(null));
    }

    private static @Nullable List<SourceRecord> next(SourceWalk walk, boolean isFirst) {
        try {
            return walk.next();
        } catch (SourceFault fault) {
            if (isFirst) {
                throw fault;
            }
            return null;
        }
    }
}
