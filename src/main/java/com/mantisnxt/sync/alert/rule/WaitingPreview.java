package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.mantisnxt.sync.preview.UnopenedPreview;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preview that waits for a decision.
 *
 * @param missing what it lacks of its source or of its items; null where it is whole
 * @param until when it can be approved; null where it can't
 * @param fault with which its sync ended
 */
record WaitingPreview(
        Subject subject,
        UUID id,
        long changes,
        @Nullable Missing missing,
        Instant createdAt,
        @Nullable Instant until,
        @Nullable Fault fault) {

    record Missing(String what, @Nullable String why) {}

    record Fault(String code, @Nullable String message) {}

    static WaitingPreview of(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("approvable_until", OffsetDateTime.class);
        String code = row.getString("error_code");
        return new WaitingPreview(
                Subject.of(row),
                row.getObject("preview_id", UUID.class),
                row.getLong("changes"),
                row.getBoolean("complete")
                        ? null
                        : new Missing("The preview did not see all of its source", row.getString("unseen")),
                Subject.moment(row, "created_at"),
                until == null ? null : until.toInstant(),
                code == null ? null : new Fault(code, row.getString("error_message")));
    }

    /** What lacks items can't be approved, as it is or once it is opened. */
    static WaitingPreview of(UnopenedPreview preview) {
        DeltaSummary delta = preview.row().delta();
        long changes = 0;
        for (ChangeKind kind : ChangeKind.values()) {
            changes += delta.count(kind);
        }
        Missing missing = missing(delta);
        return new WaitingPreview(
                new Subject(null, null, preview.row().source(), preview.entity()),
                preview.row().id(),
                changes,
                missing,
                preview.row().computedAt(),
                missing == null ? preview.row().expiresAt() : null,
                null);
    }

    private static @Nullable Missing missing(DeltaSummary delta) {
        String what = "The preview does not hold all of its items";
        if (delta.truncated()) {
            return new Missing(what, "its service left them out");
        }
        return delta.disagrees() ? new Missing(what, "its service states other numbers") : null;
    }

    Finding finding(String text, Instant since) {
        return subject.finding(text, "previews/" + id, since);
    }
}
