package com.mantisnxt.sync.preview;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes previews that have expired, of all organisations. Every node may run it, also at the same time as another: what
 * one has deleted the other no longer finds.
 */
@Component
class PreviewUpkeep {

    private static final Logger log = LoggerFactory.getLogger(PreviewUpkeep.class);
    private static final String CLEAN_UP =
            "select deleted_count, error_message from public.auto_cleanup_preview_cache()";

    private final JdbcClient jdbc;

    PreviewUpkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT15M")
    @Transactional
    public void cleanUp() {
        jdbc.sql(CLEAN_UP).query(row -> {
            String error = row.getString("error_message");
            if (error != null) {
                log.warn("Expired previews could not be deleted: {}", error);
            } else if (row.getInt("deleted_count") > 0) {
                log.info("{} expired previews deleted", row.getInt("deleted_count"));
            }
        });
    }
}
