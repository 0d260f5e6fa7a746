package com.mantisnxt.sync.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about accounts.
 *
 * @param refusalTime the least time a refused sign-in takes, so that its length tells nothing
 * @param tokenCache how long a looked-up API token is believed; revocation reaches every node within it
 * @param requestsPerSecond what one API token may send, with twice as much in a burst
 * @param sessionCheck how often the standing of signed-in people is compared with the database
 * @param linkLife how long a one-time link can be used
 * @param metricsToken what a scraper sends as bearer token to read the metrics; null shuts them
 */
@ConfigurationProperties("sync.account")
public record AccountProperties(
        @DefaultValue("PT0.5S") Duration refusalTime,
        @DefaultValue("PT20S") Duration tokenCache,
        @DefaultValue("5000") int requestsPerSecond,
        @DefaultValue("PT5S") Duration sessionCheck,
        @DefaultValue("P2D") Duration linkLife,
        @Nullable String metricsToken) {

    private static final Duration LONGEST_BELIEF = Duration.ofSeconds(30);

    public AccountProperties {
        atMost("sync.account.token-cache", tokenCache);
        atMost("sync.account.session-check", sessionCheck);
    }

    /** What is revoked ends everywhere within half a minute, whatever an installation sets. */
    private static void atMost(String name, Duration given) {
        if (given.compareTo(LONGEST_BELIEF) > 0) {
            throw new IllegalArgumentException(name + " can be at most " + LONGEST_BELIEF + ", it is " + given + ".");
        }
    }

    @Override
    public String toString() {
        return "AccountProperties";
    }
}
