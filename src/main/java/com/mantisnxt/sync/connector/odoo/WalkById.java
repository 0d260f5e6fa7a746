package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.Optional;

/**
 * One pass by ascending id: each page begins above the last id of the one before, so nothing slips through while records
 * come and go. A page that failed can be asked for again.
 */
abstract class WalkById implements SourceWalk {

    private final Place beginning;
    private long last;
    private long seen;
    private boolean isAtEnd;

    WalkById(Place beginning) {
        this.beginning = beginning;
    }

    final WalkById at(Place place) {
        last = place.last();
        seen = place.seen();
        return this;
    }

    /** Behind a page that is delivered. */
    @Override
    public final Optional<String> cursor() {
        return isAtEnd || last == 0
                ? Optional.empty()
                : Optional.of(beginning.at(last, seen).cursor());
    }

    @Override
    public final List<SourceRecord> next() {
        List<SourceRecord> records = List.of();
        while (records.isEmpty() && !isAtEnd) {
            records = page();
        }
        return records;
    }

    /** The page above the last id; where there is none the walk is {@link #ended}. */
    abstract List<SourceRecord> page();

    final long last() {
        return last;
    }

    final long seen() {
        return seen;
    }

    /**
     * A page was read to its end.
     *
     * @param what it holds, for who hears that the walk gets nowhere
     */
    final void passed(long highest, long more, String what) {
        if (highest <= last) {
            throw new SourceFault(Kind.UNREADABLE, "Odoo answers page after page with the same " + what + ".");
        }
        last = highest;
        seen += more;
    }

    final void ended() {
        isAtEnd = true;
    }

    @Override
    public final void close() {
        // nothing is open between pages
    }
}
