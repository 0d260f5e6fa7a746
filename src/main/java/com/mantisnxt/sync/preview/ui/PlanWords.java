package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of an item of a connection's preview. */
final class PlanWords {

    private static final int FIELDS = 5;

    private final Component owner;

    PlanWords(Component owner) {
        this.owner = owner;
    }

    /** An apply that ended early is another thing than a computation that did. */
    static String state(PlanRow plan, Instant now) {
        if (plan.state() == PlanState.PENDING || plan.state() == PlanState.AWAITING_SECOND) {
            return open(plan, now);
        }
        String name = plan.state().label();
        boolean isCutShort = plan.state() == PlanState.FAILED || plan.state() == PlanState.CANCELLED;
        return "preview.state." + (isCutShort && plan.wasApproved() ? "apply-" : "") + name;
    }

    /** Nobody can decide on what is too old, or would change nothing. */
    private static String open(PlanRow plan, Instant now) {
        if (plan.counts().total() == 0) {
            return "preview.state.same";
        }
        return "preview.state."
                + (plan.isExpired(now) ? "expired" : plan.state().label());
    }

    String name(PlanItemRow row) {
        return row.name() == null ? row.externalId() : row.name();
    }

    /** Its kind, its key where that is not its name already, what changes. */
    String about(PlanItemRow row) {
        String key = name(row).equals(row.externalId()) ? "" : Isolated.text(row.externalId());
        return Stream.of(text("preview.kind." + row.kind().label()), key, fields(row.changed()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What became of it, else that it is out, else what it is warned of. */
    String mark(PlanItemRow row) {
        if (row.outcome() != null) {
            return text("preview.outcome." + row.outcome().label());
        }
        if (row.excluded()) {
            return text("preview.excluded");
        }
        if (!row.warnings().isEmpty()) {
            return row.warnings().stream().map(this::warning).collect(Collectors.joining(", "));
        }
        return row.excludedFields().isEmpty()
                ? ""
                : owner.getTranslation(
                        "preview.excluded-fields", row.excludedFields().size());
    }

    String tone(PlanItemRow row) {
        if (row.outcome() != null) {
            return row.outcome().label();
        }
        return row.excluded() || row.warnings().isEmpty() ? "plain" : "warn";
    }

    String tick(PlanItemRow row) {
        return owner.getTranslation("preview.tick", name(row));
    }

    String warning(Warning warning) {
        return text("preview.warning." + warning.label());
    }

    String field(String field) {
        return field.equals(PlanItemRow.STATE) ? text("preview.field.state") : field;
    }

    private String fields(List<String> changed) {
        String first = changed.stream().limit(FIELDS).map(this::field).collect(Collectors.joining(", "));
        return changed.size() <= FIELDS
                ? first
                : owner.getTranslation("preview.item.more", first, changed.size() - FIELDS);
    }

    private String text(String key) {
        return owner.getTranslation(key);
    }
}
