package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.math.BigDecimal;

/** A preview that can't be computed, decided or applied as asked. */
public final class PlanRefused extends Refused {

    private PlanRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static PlanRefused unknown() {
        return new PlanRefused(ErrorCode.notFound("unknown_preview"), "There is no such preview.");
    }

    static PlanRefused unknownItem() {
        return new PlanRefused(ErrorCode.notFound("unknown_item"), "The preview has no such item.");
    }

    static PlanRefused expired() {
        return conflict("preview_expired", "The preview is older than it may be to be approved; compute it again.");
    }

    static PlanRefused superseded(String reason) {
        return conflict("preview_superseded", reason);
    }

    static PlanRefused changed() {
        return conflict("preview_changed", "What the preview would do has changed since it was looked at; look again.");
    }

    static PlanRefused alreadyApproved() {
        return conflict("already_approved", "The preview has been approved already.");
    }

    static PlanRefused notApproved() {
        return conflict("not_approved", "Nobody has approved the preview, so there is nothing to withdraw.");
    }

    static PlanRefused alreadyTaken() {
        return conflict("already_taken", "The approval can't be withdrawn any more: it is being applied, or was.");
    }

    static PlanRefused needsAnother() {
        return conflict("needs_second_approver", "You have approved it; a guardrail asks for somebody else as well.");
    }

    static PlanRefused incomplete(String reason) {
        return conflict("preview_incomplete", reason);
    }

    static PlanRefused nothingToDo() {
        return conflict("nothing_to_apply", "Nothing is left in the preview that could be applied.");
    }

    /** Says which one, and by how much. */
    static PlanRefused guarded(Guardrail.Finding finding) {
        String reason = switch (finding.guardrail().kind()) {
            case DELETES -> "The guardrail for deletions allows %s %% of the records to go; %s %% would, %s too much.";
            case PRICE_CHANGE ->
                "The guardrail for prices allows a change of %s %%; one changes by %s %%, %s too much.";
            case STOCK_TO_ZERO -> "The guardrail for stock allows %s items to run out; %s would, %s too many.";
        };
        return conflict(
                "guardrail_forbids",
                reason.formatted(
                        plain(finding.guardrail().threshold()), plain(finding.value()), plain(finding.excess())));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static PlanRefused closed() {
        return conflict("preview_closed", "The preview is decided, nothing can be taken out or put back any more.");
    }

    static PlanRefused noReason() {
        return new PlanRefused(ErrorCode.invalid("reason_needed"), "Say why, in 1 to 500 characters.");
    }

    static PlanRefused nothingRejected() {
        return conflict("nothing_rejected", "No item of the preview was rejected.");
    }

    static PlanRefused notOfAConnection() {
        return conflict(
                "not_of_a_connection", "A service brought the preview; only the service can bring a newer one.");
    }

    /** For exports. */
    public static PlanRefused tooManyFields(int most) {
        return conflict(
                "too_many_fields",
                "The items have more than %d different fields, too many for columns; export them as NDJSON."
                        .formatted(most));
    }

    static PlanRefused notYours() {
        return conflict("not_to_be_applied", "The preview is not approved, or the console applies it itself.");
    }

    static PlanRefused notOurs() {
        return conflict("applied_by_its_service", "A service applies this preview; it tries again by itself.");
    }

    /** For whoever queues runs. */
    public static PlanRefused busy() {
        return conflict("sync_running", "Another sync works on these records; wait for its end or cancel it.");
    }

    private static PlanRefused conflict(String code, String reason) {
        return new PlanRefused(ErrorCode.conflict(code), reason);
    }
}
