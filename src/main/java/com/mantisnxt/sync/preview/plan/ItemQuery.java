package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.preview.ChangeKind;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a preview are meant; null asks for nothing.
 *
 * @param field among those that change
 * @param text somewhere in id, name, SKU, e-mail, number or code, in any case
 * @param excluded true: taken out as a whole; false: not
 * @param outcome what became of them
 * @param open to be applied, and not tried yet
 * @param withoutDeletions those have a list of their own
 */
public record ItemQuery(
        @Nullable ChangeKind kind,
        @Nullable String field,
        @Nullable Warning warning,
        @Nullable String text,
        @Nullable Boolean excluded,
        @Nullable OutcomeKind outcome,
        boolean open,
        boolean withoutDeletions) {

    public static ItemQuery all() {
        return new ItemQuery(null, null, null, null, null, null, false, false);
    }

    public static ItemQuery of(ChangeKind kind) {
        return all().withKind(kind);
    }

    public ItemQuery withKind(@Nullable ChangeKind other) {
        return new ItemQuery(other, field, warning, text, excluded, outcome, open, withoutDeletions);
    }

    public ItemQuery withField(@Nullable String other) {
        return new ItemQuery(kind, other, warning, text, excluded, outcome, open, withoutDeletions);
    }

    public ItemQuery withWarning(@Nullable Warning other) {
        return new ItemQuery(kind, field, other, text, excluded, outcome, open, withoutDeletions);
    }

    public ItemQuery withText(@Nullable String other) {
        return new ItemQuery(
                kind,
                field,
                warning,
                other == null || other.isBlank() ? null : other,
                excluded,
                outcome,
                open,
                withoutDeletions);
    }

    public ItemQuery withExcluded(@Nullable Boolean other) {
        return new ItemQuery(kind, field, warning, text, other, outcome, open, withoutDeletions);
    }

    public ItemQuery withOutcome(@Nullable OutcomeKind other) {
        return new ItemQuery(kind, field, warning, text, excluded, other, open, withoutDeletions);
    }

    public ItemQuery withOpen(boolean other) {
        return new ItemQuery(kind, field, warning, text, excluded, outcome, other, withoutDeletions);
    }

    public ItemQuery withoutDeletions(boolean other) {
        return new ItemQuery(kind, field, warning, text, excluded, outcome, open, other);
    }

    /** What is asked for, as the audit trail says it. */
    @Override
    public String toString() {
        StringJoiner asked = new StringJoiner(", ");
        asked.setEmptyValue("all");
        add(asked, "kind", kind == null ? null : kind.label());
        add(asked, "kind", withoutDeletions ? "new or updated" : null);
        add(asked, "field", field);
        add(asked, "warning", warning == null ? null : warning.label());
        add(asked, "text", text);
        add(asked, "excluded", excluded);
        add(asked, "outcome", outcome == null ? null : outcome.label());
        add(asked, "outcome", open ? "open" : null);
        return asked.toString();
    }

    private static void add(StringJoiner asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.add(name + " " + value);
        }
    }
}
