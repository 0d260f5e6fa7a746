package com.mantisnxt.sync.tenant;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where modules below the accounts note who did what. Kept by whoever keeps the audit trail, in the act's transaction. */
@FunctionalInterface
public interface AuditEntries {

    /**
     * Adds an entry for the current caller.
     *
     * @param action lower case with underscores, such as {@code connection_created}
     * @param subject whom or what it was done to, as people know it
     */
    void add(String action, @Nullable String subject, Map<String, ?> details);
}
