package com.mantisnxt.sync.connector;

import java.util.List;
import java.util.OptionalLong;

/** One pass over all records of one entity, page by page; holds no more than a page. Not for several threads. */
public interface SourceWalk extends AutoCloseable {

    /**
     * The next records, in the source's stable order; empty at the end. An id may come twice where the source errs: it
     * is the reader's to notice.
     *
     * @throws SourceFault when it can't be read on
     */
    List<SourceRecord> next();

    /** How many records the source last said there are; empty where it does not say. */
    OptionalLong announced();

    /** What could not be seen, each in a sentence; empty when everything was. Complete only after the last page. */
    List<String> unseen();

    @Override
    void close();
}
