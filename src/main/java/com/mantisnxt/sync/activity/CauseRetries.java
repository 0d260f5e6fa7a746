package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.InvalidInput;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has what failed of one cause tried again, for whoever asks without a screen: what is found now is what is asked. */
@Service
public class CauseRetries {

    private static final int LONGEST_KEY = 255;

    private final ActivitySearch search;
    private final ErrorSyncs errorSyncs;
    private final FailedRetries retries;

    CauseRetries(ActivitySearch search, ErrorSyncs errorSyncs, FailedRetries retries) {
        this.search = search;
        this.errorSyncs = errorSyncs;
        this.retries = retries;
    }

    /**
     * An act that goes on by itself.
     *
     * @param selected what was selected for it; null where an earlier request did so
     */
    public record Begun(UUID act, @Nullable Selected selected) {}

    /** What the search found, and what of it can be tried again. */
    public record Selected(ErrorSyncs.Found found, FailedRetries.Outlook outlook) {}

    /**
     * @param key the same for repetitions of one request; null where each is another act
     * @throws com.mantisnxt.sync.base.Refused when the caller may not decide, no cause is asked for, or nothing can be
     *     tried again
     */
    public Begun begin(ActivityFilter filter, @Nullable String key) {
        String why = ActivityLine.write(filter);
        check(key);
        Optional<UUID> earlier = retries.begun(key, why);
        if (filter.cause() == null) {
            throw new InvalidInput("missing_field", "cause", "cause is missing.");
        }
        if (earlier.isPresent()) {
            return new Begun(earlier.get(), null);
        }
        ErrorSyncs.Found found = errorSyncs.of(search.pin(filter));
        FailedRetries.Outlook outlook = retries.outlook(found.syncs());
        if (outlook.syncs().isEmpty()) {
            throw ActivityRefused.nothingToRetry(outlook);
        }
        return new Begun(retries.begin(outlook.syncs(), why, key), new Selected(found, outlook));
    }

    private static void check(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new InvalidInput(
                    "invalid_field", "Idempotency-Key", "Idempotency-Key must have 1 to 255 characters.");
        }
    }
}
