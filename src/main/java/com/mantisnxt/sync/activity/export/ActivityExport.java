package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.activity.ActivityChunks;
import com.mantisnxt.sync.activity.ActivityChunks.Chunk;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.tenant.Standing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out all matching events, newest first, up to the moment it was begun. Reads and writes a chunk at a time: neither
 * memory nor the time of a transaction grows with their number. The audit trail has who took what, also where it broke
 * off.
 */
@Service
public class ActivityExport {

    private static final int BUFFER = 64 * 1024;
    private static final DateTimeFormatter IN_NAMES =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Standing standing;
    private final ActivitySearch search;
    private final ActivityChunks chunks;
    private final EventViews views;
    private final ExportTrail trail;
    private final JsonMapper json;

    ActivityExport(
            Standing standing,
            ActivitySearch search,
            ActivityChunks chunks,
            EventViews views,
            ExportTrail trail,
            JsonMapper json) {
        this.standing = standing;
        this.search = search;
        this.chunks = chunks;
        this.views = views;
        this.trail = trail;
        this.json = json;
    }

    /**
     * An export that may be written now.
     *
     * @param pinned its filter, with a fixed end
     */
    public record Begun(Caller caller, ExportOrder order, ActivityFilter pinned, Chunk first) {

        /** The name of its file, with the moment up to which it goes. */
        public String fileName() {
            Instant end = Objects.requireNonNull(pinned.range().end());
            return "activity-" + IN_NAMES.format(end) + "." + order.format().label();
        }
    }

    /**
     * Everything that can be refused is refused here, before the first byte.
     *
     * @throws com.mantisnxt.sync.base.Refused when the caller may not read, or the search takes too long
     */
    public Begun begin(ExportOrder order) {
        Caller caller = standing.require(Right.READ);
        ActivityFilter pinned = search.pin(order.filter());
        var begun = new Begun(caller, order, pinned, chunks.read(pinned, order.after(), order.most()));
        trail.begun(begun);
        return begun;
    }

    /**
     * Does not close the stream, which is not ours. Whatever it throws, what was written is not whole.
     *
     * @param goesOn asked between chunks, with how many events were written so far
     * @return how many there were in all
     */
    public long write(Begun export, OutputStream out, LongPredicate goesOn) throws IOException {
        var buffered = new BufferedOutputStream(out, BUFFER);
        var writing = new Writing(export, writer(export.order().format(), buffered));
        try {
            writing.all(goesOn);
            buffered.flush();
        } catch (IOException | RuntimeException fault) {
            trail.brokenOff(export, writing.rows, fault);
            throw fault;
        }
        trail.done(export, writing.rows);
        return writing.rows;
    }

    private EventWriter writer(ExportFormat format, OutputStream out) {
        return switch (format) {
            case CSV -> new CsvEvents(out);
            case NDJSON -> new NdjsonEvents(out, json.writerFor(EventView.class));
        };
    }

    /** One export on its way. */
    private final class Writing {

        private final Begun export;
        private final EventWriter writer;
        private final Map<UUID, String> names = new HashMap<>();
        private long rows;

        Writing(Begun export, EventWriter writer) {
            this.export = export;
            this.writer = writer;
        }

        void all(LongPredicate goesOn) throws IOException {
            writer.begin();
            Chunk chunk = export.first();
            put(chunk);
            while (chunk.next() != null && rows < export.order().most()) {
                if (!goesOn.test(rows)) {
                    throw new ExportStopped();
                }
                chunk = chunks.read(
                        export.pinned(), chunk.next(), export.order().most() - rows);
                put(chunk);
            }
        }

        private void put(Chunk chunk) throws IOException {
            for (EventView event : views.of(chunk.events(), names)) {
                writer.write(event);
                rows++;
            }
        }
    }
}
