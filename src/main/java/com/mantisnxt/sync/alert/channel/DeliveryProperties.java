package com.mantisnxt.sync.alert.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are sent.
 *
 * @param mailFrom who mails are from; null takes the user of the mail server where that is an address
 * @param answerWait until a webhook's receiver has answered
 * @param firstPause after the first failure; doubled with each further one
 * @param longestPause between two tries
 * @param giveUpAfter since the change that is to be told
 * @param keptFor how long it is shown what became of a message
 */
@ConfigurationProperties("sync.alerts.delivery")
record DeliveryProperties(
        @Nullable String mailFrom,
        @DefaultValue("10s") Duration answerWait,
        @DefaultValue("15s") Duration firstPause,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("30d") Duration keptFor) {

    DeliveryProperties {
        positive("answer-wait", answerWait);
        positive("first-pause", firstPause);
        positive("longest-pause", longestPause);
        positive("give-up-after", giveUpAfter);
        positive("kept-for", keptFor);
    }

    private static void positive(String name, Duration given) {
        if (!given.isPositive()) {
            throw new IllegalArgumentException("sync.alerts.delivery." + name + " is " + given + ".");
        }
    }
}
