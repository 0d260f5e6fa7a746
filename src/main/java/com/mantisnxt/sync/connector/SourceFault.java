package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A source could not be read. The reason is made for people and holds nothing of secrets or of the source's insides. */
public final class SourceFault extends Refused {

    private final Kind kind;
    private final transient @Nullable Instant retryAt;
    private final boolean notYet;

    /** What went wrong, and so what helps. */
    public enum Kind {
        WRONG_ADDRESS(false),
        FORBIDDEN_ADDRESS(false),
        WRONG_KEY(false),
        NO_RIGHT(false),
        /** It answered, but not in the form agreed: an HTML page, broken JSON, a missing field. */
        UNREADABLE(false),
        TOO_LARGE(false),
        AWAY(true),
        THROTTLED(true);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether trying again later may help. */
        public boolean isPassing() {
            return passing;
        }
    }

    public SourceFault(Kind kind, String reason) {
        this(kind, reason, null);
    }

    /** @param retryAt when the source wants to be asked again, where it says so */
    public SourceFault(Kind kind, String reason, @Nullable Instant retryAt) {
        this(kind, reason, retryAt, false);
    }

    private SourceFault(Kind kind, String reason, @Nullable Instant retryAt, boolean notYet) {
        super(ErrorCode.invalid("source_" + kind.name().toLowerCase(Locale.ROOT)), reason);
        this.kind = kind;
        this.retryAt = retryAt;
        this.notYet = notYet;
    }

    /** Nothing went wrong: what was asked for is on its way, or it is not our turn. */
    public static SourceFault notYet(String reason, Instant retryAt) {
        return new SourceFault(Kind.THROTTLED, reason, retryAt, true);
    }

    /** Whether nothing went wrong, so that no try ends by it. */
    public boolean isNotYet() {
        return notYet;
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }
}
