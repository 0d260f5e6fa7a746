package com.mantisnxt.sync.preview.export;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.preview.plan.ItemChunks;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRefused;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.tenant.Standing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out all matching items of a preview, whatever its state. Reads and writes a chunk at a time: neither memory nor
 * the time of a transaction grows with the number of items, and each chunk is only for who is still let in. The audit
 * trail has who took what, also where it broke off.
 */
@Service
public class ItemExport {

    private static final Logger log = LoggerFactory.getLogger(ItemExport.class);
    private static final int MOST_FIELDS = 1_000;
    private static final int BUFFER = 64 * 1024;

    private final CurrentCaller currentCaller;
    private final Standing standing;
    private final Plans plans;
    private final PlanItems items;
    private final ItemChunks chunks;
    private final AuditEntries trail;
    private final JsonMapper json;

    ItemExport(
            CurrentCaller currentCaller,
            Standing standing,
            Plans plans,
            PlanItems items,
            ItemChunks chunks,
            AuditEntries trail,
            JsonMapper json) {
        this.currentCaller = currentCaller;
        this.standing = standing;
        this.plans = plans;
        this.items = items;
        this.chunks = chunks;
        this.trail = trail;
        this.json = json;
    }

    /**
     * An export that may be written now.
     *
     * @param items how many matched when it was begun
     */
    public record Begun(
            Caller caller, UUID preview, ItemQuery query, ExportFormat format, int items, List<String> fields) {

        /** The name of its file. */
        public String fileName() {
            return "preview-" + preview.toString().substring(0, 8) + "." + format.label();
        }
    }

    /**
     * Everything that can be refused is refused here, before the first byte.
     *
     * @throws com.mantisnxt.sync.base.Refused when there is no such preview, or the caller may not read it
     */
    public Begun begin(UUID preview, ItemQuery query, ExportFormat format) {
        Caller caller = standing.require(Right.READ);
        plans.get(preview);
        int count = items.count(preview, query);
        List<String> fields = format == ExportFormat.CSV ? fields(preview, query) : List.of();
        trail.add(
                "preview_exported",
                preview.toString(),
                Map.of("format", format.label(), "items", count, "matching", query.toString()));
        return new Begun(caller, preview, query, format, count, fields);
    }

    /** Does not close the stream, which is not ours. Whatever it throws, what was written is not whole. */
    public void write(Begun export, OutputStream out) throws IOException {
        var buffered = new BufferedOutputStream(out, BUFFER);
        ItemWriter writer = switch (export.format()) {
            case CSV -> new CsvItems(buffered, export.fields());
            case NDJSON -> new NdjsonItems(buffered, json);
        };
        var writing = new Writing(export, writer);
        try {
            writing.all();
            buffered.flush();
        } catch (IOException | RuntimeException fault) {
            brokenOff(export, writing.items, fault);
            throw fault;
        }
    }

    /** A trail that can't be written now has the beginning at least. */
    private void brokenOff(Begun export, int items, Exception fault) {
        String reason = fault instanceof Refused refused ? refused.code().value() : "connection_or_fault";
        Map<String, ?> details = Map.of("format", export.format().label(), "items", items, "reason", reason);
        try {
            currentCaller.runAs(
                    export.caller(),
                    () -> trail.add(
                            "preview_export_broken_off", export.preview().toString(), details));
        } catch (RuntimeException unnoted) {
            log.error("The end of the export of preview {} could not be noted", export.preview(), unnoted);
        }
    }

    /** One export on its way. */
    private final class Writing {

        private final Begun export;
        private final ItemWriter writer;
        private int items;

        Writing(Begun export, ItemWriter writer) {
            this.export = export;
            this.writer = writer;
        }

        void all() throws IOException {
            writer.begin();
            @Nullable Integer after = null;
            do {
                standing.require(Right.READ);
                var chunk = chunks.items(export.preview(), export.query(), after);
                for (PlanItem item : chunk.content()) {
                    writer.write(item);
                    items++;
                }
                after = chunk.next();
            } while (after != null);
        }
    }

    private List<String> fields(UUID preview, ItemQuery query) {
        SortedSet<String> names = new TreeSet<>();
        @Nullable Integer after = null;
        do {
            standing.require(Right.READ);
            var chunk = chunks.fieldNames(preview, query, after);
            names.addAll(chunk.content());
            after = chunk.next();
            if (names.size() > MOST_FIELDS) {
                throw PlanRefused.tooManyFields(MOST_FIELDS);
            }
        } while (after != null);
        return new ArrayList<>(names);
    }
}
