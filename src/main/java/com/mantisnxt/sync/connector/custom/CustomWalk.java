package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass over answers or a file, in pieces of some hundred records whatever their pages are. A page that could not be
 * opened can be asked for again.
 */
final class CustomWalk implements SourceWalk {

    private static final int AT_ONCE = 500;
    private static final String MOVED =
            "The list changed before a page that broke off was read again, so records may have been missed.";

    private final Pages pages;
    private final RecordReader records;
    private final Unseen unseen;
    private final String idField;
    private @Nullable Rows rows;
    private final PageMark mark;
    private @Nullable PageCursor delivered;

    /** @param mark what an earlier walk delivered of the first page */
    CustomWalk(Pages pages, Setup setup, Unseen unseen, PageMark mark) {
        this.pages = pages;
        this.unseen = unseen;
        this.mark = mark;
        this.idField = setup.entity().idField();
        this.records = new RecordReader(setup.entity(), setup.mapping(), unseen);
    }

    /** Opens one page after the other. */
    interface Pages {

        /** Null after the last one. */
        @Nullable
        Rows open();

        OptionalLong announced();

        /** Where it stands, after what is marked of the open page; null where it can't be entered there. */
        @Nullable
        PageCursor at(PageMark mark);

        /** The open page broke off; it is opened again. */
        void broken();

        /** To be called for each record and at the end of each page. */
        void seen(@Nullable SourceRecord record);

        void close();
    }

    @Override
    public List<SourceRecord> next() {
        List<SourceRecord> found = new ArrayList<>();
        try {
            boolean more = true;
            while (more && found.size() < AT_ONCE) {
                more = step(found);
            }
        } catch (SourceFault fault) {
            reopen();
            if (found.isEmpty()) {
                throw fault;
            }
            // what was read goes out first; the next call meets the fault again, or does not
        }
        delivered = pages.at(mark);
        return found;
    }

    /** False at the end. */
    private boolean step(List<SourceRecord> found) {
        Rows open = rows == null ? pages.open() : rows;
        rows = open;
        if (open == null) {
            return false;
        }
        JsonNode row = open.next();
        if (row == null) {
            turn(open);
        } else {
            take(row, open, found);
        }
        return true;
    }

    /** The page that broke off is asked for again, and what it had delivered is passed over. */
    private void reopen() {
        if (rows != null) {
            rows.close();
            rows = null;
            mark.again();
            pages.broken();
        }
    }

    private void turn(Rows open) {
        pages.seen(null);
        open.close();
        rows = null;
        mark.turn();
    }

    private void take(JsonNode row, Rows open, List<SourceRecord> found) {
        JsonNode id = row instanceof ObjectNode object ? MappedFields.at(object, idField) : row;
        if (mark.passesOver(id)) {
            return;
        }
        SourceRecord read = records.read(row, open.place());
        if (read != null) {
            pages.seen(read);
            found.add(read);
        }
    }

    @Override
    public OptionalLong announced() {
        return pages.announced();
    }

    @Override
    public Optional<String> cursor() {
        return Optional.ofNullable(delivered).map(PageCursor::text);
    }

    @Override
    public List<String> unseen() {
        List<String> sentences = unseen.sentences();
        return mark.hasMoved()
                ? Stream.concat(sentences.stream(), Stream.of(MOVED)).toList()
                : sentences;
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
