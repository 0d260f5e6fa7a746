package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.tenant.RegularWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes previews that have expired, of all organisations. Every node may run it, also at the same time as another: what
 * one has deleted the other no longer finds.
 */
@Component
class PreviewUpkeep {

    private static final Logger log = LoggerFactory.getLogger(PreviewUpkeep.class);
    private static final String CLEAN_UP =
            "select deleted_count, error_message from public.auto_cleanup_preview_cache()";

    private final RegularWork regular;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    PreviewUpkeep(RegularWork regular, TransactionTemplate transactionTemplate, JdbcClient jdbc) {
        this.regular = regular;
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT15M")
    void cleanUp() {
        regular.run(
                "Clean-up of previews",
                "Expired previews could not be deleted",
                () -> transaction.executeWithoutResult(status -> jdbc.sql(CLEAN_UP)
                        .query(row -> {
                            told(row.getInt("deleted_count"), row.getString("error_message"));
                        })));
    }

    private static void told(int deleted, @Nullable String error) {
        if (error != null) {
            throw new IllegalStateException(error);
        }
        if (deleted > 0) {
            log.info("{} expired previews deleted", deleted);
        }
    }
}
