package com.mantisnxt.sync.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often is looked, and how long is remembered.
 *
 * @param enabled whether this node looks at all
 * @param every from one look at an organisation to the next, by all nodes together
 * @param historyStays how long closed alerts are kept
 */
@ConfigurationProperties("sync.alert")
record AlertProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30s") Duration every,
        @DefaultValue("90d") Duration historyStays) {

    AlertProperties {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("sync.alert.every is at least a second, it is " + every + ".");
        }
    }
}
