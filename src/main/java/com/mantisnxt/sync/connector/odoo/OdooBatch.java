package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.mapping.WriteJudge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads changes of the same columns. Odoo keeps all of them or none, so what it objects to is left out and the others are
 * loaded again, which is safe: each names its record by an id.
 */
final class OdooBatch {

    /** Faults of which nobody says whose they are. */
    private static final int MOST_HALVES = 24;

    private static final String SILENCE = "Odoo does not say what became of it.";

    private final OdooRecords records;
    private final OdooRows rows;
    private final WriteJudge judge;
    private final Runnable right;
    private final Map<String, Written> settled = new HashMap<>();
    private int halves;

    /** @param right called before each request */
    OdooBatch(OdooRecords records, OdooRows rows, WriteJudge judge, Runnable right) {
        this.records = records;
        this.rows = rows;
        this.judge = judge;
        this.right = right;
    }

    /** By the changes' keys. */
    Map<String, Written> settled() {
        return settled;
    }

    void write(List<FieldChange> changes) {
        List<FieldChange> open = changes;
        while (!open.isEmpty()) {
            open = loaded(open);
        }
    }

    /** @return what is to be loaded again */
    private List<FieldChange> loaded(List<FieldChange> changes) {
        right.run();
        try {
            List<String> columns = rows.columns(changes.getFirst());
            Load load = records.odoo().load(records.model(), columns, data(changes));
            if (load != null) {
                return taken(changes, load);
            }
            seen(changes, SILENCE);
        } catch (SourceFault fault) {
            if (fault.kind() != Kind.UNREADABLE && fault.kind() != Kind.TOO_LARGE) {
                throw fault;
            }
            unclear(changes, fault.reason());
        }
        return List.of();
    }

    private List<List<String>> data(List<FieldChange> changes) {
        return changes.stream().map(rows::row).toList();
    }

    /** @return what is to be loaded again */
    private List<FieldChange> taken(List<FieldChange> changes, Load load) {
        if (load.faults().isEmpty() && load.ids().size() == changes.size()) {
            kept(changes, load.ids());
            return List.of();
        }
        List<FieldChange> others = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            String fault = load.faults().get(i);
            if (fault == null) {
                others.add(changes.get(i));
            } else {
                settled.put(changes.get(i).key(), Written.rejected("refused", fault));
            }
        }
        if (others.size() == changes.size()) {
            unclear(
                    changes,
                    load.faults().isEmpty()
                            ? SILENCE
                            : load.faults().values().iterator().next());
            return List.of();
        }
        return others;
    }

    private void kept(List<FieldChange> changes, List<Long> ids) {
        Map<Long, SourceRecord> now = records.byId(ids);
        for (int i = 0; i < changes.size(); i++) {
            SourceRecord record = now.get(ids.get(i));
            settled.put(
                    changes.get(i).key(),
                    record == null
                            ? Written.rejected("not_kept", "Odoo took it, and does not show it to this user.")
                            : judge.after(changes.get(i), record));
        }
    }

    /** Nothing tells what was done. What is not done is tried by halves, for one of them may be at fault. */
    private void unclear(List<FieldChange> changes, String reason) {
        List<FieldChange> open = seen(changes, reason);
        if (open.size() > 1 && ++halves <= MOST_HALVES) {
            write(open.subList(0, open.size() / 2));
            write(open.subList(open.size() / 2, open.size()));
        }
    }

    /** @return what is not to be seen there */
    private List<FieldChange> seen(List<FieldChange> changes, String reason) {
        Map<String, SourceRecord> present = records.at(changes);
        List<FieldChange> open = new ArrayList<>();
        for (FieldChange change : changes) {
            Written seen = judge.unclear(change, present.get(change.key()), reason);
            settled.put(change.key(), seen);
            if (seen.now() == null) {
                open.add(change);
            }
        }
        return open;
    }
}
