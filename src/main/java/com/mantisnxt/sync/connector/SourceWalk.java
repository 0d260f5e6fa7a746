package com.mantisnxt.sync.connector;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One pass over all records of one entity, page by page; holds no more than a page. Not for several threads. */
public interface SourceWalk extends AutoCloseable {

    /**
     * The next records, in the source's stable order; empty at the end. An id may come twice where the source errs: it
     * is the reader's to notice.
     *
     * @throws SourceFault when it can't be read on; what was read before has been returned, and after a fault that passes
     *     the next call goes on from there
     */
    List<SourceRecord> next();

    /** How many records the source last said there are; empty where it does not say. */
    OptionalLong announced();

    /** What could not be seen, each in a sentence; empty when everything was. Complete only after the last page. */
    List<String> unseen();

    /**
     * From where a later walk finds what changes from now on: taken from the system's own clock or data when this walk
     * began, with the overlap that its clock needs. Known after the first page; empty where the system can't tell. To be
     * kept only when everything that was read is.
     */
    default Optional<String> watermark() {
        return Optional.empty();
    }

    /**
     * From where a later walk of this kind goes on after all that {@link #next} has returned, also when it failed since;
     * empty where that can't be, and at the end. At most 4,000 characters.
     */
    default Optional<String> cursor() {
        return Optional.empty();
    }

    @Override
    void close();
}
