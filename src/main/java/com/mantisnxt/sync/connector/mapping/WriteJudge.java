package com.mantisnxt.sync.connector.mapping;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds a change against what the other system has: before it is written, and after. */
public final class WriteJudge {

    private static final int LONGEST = 200;

    private final WrittenFields fields;

    public WriteJudge(WrittenFields fields) {
        this.fields = fields;
    }

    /** @return what is settled without writing; null where it is to be written */
    public @Nullable Written before(FieldChange change, @Nullable SourceRecord present) {
        if (change.isNew()) {
            return present == null ? null : asWanted(change, present) ? unchanged(present) : taken(change, present);
        }
        if (present == null) {
            return drifted("The record is gone from the system, or no longer among those that are read.");
        }
        if (present.state() == RecordState.ARCHIVED) {
            return drifted("The record is archived in the system, or in its bin.");
        }
        if (asWanted(change, present)) {
            return unchanged(present);
        }
        for (WrittenField field : fields.changed(change)) {
            JsonNode now = WrittenFields.at(present.data(), field.name());
            JsonNode seen = WrittenFields.at(change.before(), field.name());
            if (!field.isSame(now, seen) && !field.isSame(now, wanted(change, field))) {
                return drifted("In the system " + field.name() + " is " + words(now) + " now; it was " + words(seen)
                        + " when the change was made.");
            }
        }
        return null;
    }

    private Written taken(FieldChange change, SourceRecord present) {
        WrittenField other = different(change, present);
        return Written.rejected(
                "exists_already",
                "The system has such a record already: " + present.externalId()
                        + (other == null
                                ? "."
                                : ", of which " + other.name() + " is "
                                        + words(WrittenFields.at(present.data(), other.name())) + "."));
    }

    /** What the system answered tells whether it kept what it took. */
    public Written after(FieldChange change, SourceRecord answered) {
        WrittenField lost = different(change, answered);
        if (lost == null) {
            return new Written(new ItemOutcome.Applied(0), answered);
        }
        String reason = "The system took the change, and has " + lost.name() + " as "
                + words(WrittenFields.at(answered.data(), lost.name())) + " instead of "
                + words(wanted(change, lost)) + ".";
        return new Written(new ItemOutcome.Rejected("not_kept", reason), answered);
    }

    /** The answer said nothing that can be relied on, so it was looked at again. */
    public Written unclear(FieldChange change, @Nullable SourceRecord present, String reason) {
        return present != null && asWanted(change, present)
                ? new Written(new ItemOutcome.Applied(0), present)
                : Written.rejected("unclear_answer", reason + " The change is not to be seen there.");
    }

    private boolean asWanted(FieldChange change, SourceRecord record) {
        return different(change, record) == null;
    }

    private @Nullable WrittenField different(FieldChange change, SourceRecord record) {
        List<WrittenField> changed = fields.changed(change);
        return changed.stream()
                .filter(field -> !field.isSame(WrittenFields.at(record.data(), field.name()), wanted(change, field)))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode wanted(FieldChange change, WrittenField field) {
        return WrittenFields.at(change.after(), field.name());
    }

    private static Written unchanged(SourceRecord present) {
        return new Written(new ItemOutcome.Unchanged(), present);
    }

    private static Written drifted(String seen) {
        return Written.untouched(new ItemOutcome.Drifted(0, seen));
    }

    private static String words(JsonNode value) {
        if (WrittenField.isNothing(value)) {
            return "empty";
        }
        String text = value.isValueNode() ? MappedFields.plain(value) : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
