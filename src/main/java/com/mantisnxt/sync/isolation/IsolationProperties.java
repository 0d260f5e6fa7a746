package com.mantisnxt.sync.isolation;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the proof is made.
 *
 * @param every from the end of a round to the next
 * @param afterStart the first round of an installation begins so long after its first node
 * @param url where this node reaches itself, where that is not plain HTTP at the address it is bound to
 */
@ConfigurationProperties("sync.isolation")
record IsolationProperties(
        @DefaultValue("5m") Duration every,
        @DefaultValue("1m") Duration afterStart,
        @Nullable URI url) {}
