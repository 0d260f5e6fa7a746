package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One pass over answers or a file, in pieces of some hundred records whatever their pages are. A page that could not be
 * opened can be asked for again.
 */
final class CustomWalk implements SourceWalk {

    private static final int AT_ONCE = 500;

    private final Pages pages;
    private final RecordReader records;
    private final Unseen unseen;
    private @Nullable Rows rows;

    CustomWalk(Pages pages, Setup setup, Unseen unseen) {
        this.pages = pages;
        this.unseen = unseen;
        this.records = new RecordReader(setup.entity(), setup.mapping(), unseen);
    }

    /** Opens one page after the other. */
    interface Pages {

        /** Null after the last one. */
        @Nullable
        Rows open();

        OptionalLong announced();

        /** To be called for each record and at the end of each page. */
        void seen(@Nullable SourceRecord record);

        void close();
    }

    @Override
    public List<SourceRecord> next() {
        List<SourceRecord> found = new ArrayList<>();
        while (found.size() < AT_ONCE) {
            Rows open = rows == null ? pages.open() : rows;
            rows = open;
            if (open == null) {
                break;
            }
            JsonNode row = open.next();
            if (row == null) {
                pages.seen(null);
                open.close();
                rows = null;
                continue;
            }
            SourceRecord read = records.read(row, open.place());
            if (read != null) {
                pages.seen(read);
                found.add(read);
            }
        }
        return found;
    }

    @Override
    public OptionalLong announced() {
        return pages.announced();
    }

    @Override
    public List<String> unseen() {
        return unseen.sentences();
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
        pages.close();
    }
}
