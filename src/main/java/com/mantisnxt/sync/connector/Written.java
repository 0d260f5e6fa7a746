package com.mantisnxt.sync.connector;

import org.jspecify.annotations.Nullable;

/**
 * What became of a change at another system.
 *
 * @param now the record as the system has it after that, to be kept; null where nothing of it was touched or known
 */
public record Written(ItemOutcome outcome, @Nullable SourceRecord now) {

    public static Written untouched(ItemOutcome outcome) {
        return new Written(outcome, null);
    }

    public static Written rejected(String code, String reason) {
        return untouched(new ItemOutcome.Rejected(code, reason));
    }
}
