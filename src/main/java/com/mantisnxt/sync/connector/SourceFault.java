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
        super(ErrorCode.invalid("source_" + kind.name().toLowerCase(Locale.ROOT)), reason);
        this.kind = kind;
        this.retryAt = retryAt;
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable Instant retryAt() {
        return retryAt;
    }
}
