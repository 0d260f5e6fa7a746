package com.mantisnxt.sync.activity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a search may cost.
 *
 * @param searchPatience so long the database works on one question, and then gives it up
 */
@ConfigurationProperties("sync.activity")
record ActivityProperties(@DefaultValue("5s") Duration searchPatience) {

    ActivityProperties {
        if (searchPatience.toMillis() < 1) {
            // none at all would be no bound at all
            throw new IllegalArgumentException("sync.activity.search-patience has to be a time.");
        }
    }
}
