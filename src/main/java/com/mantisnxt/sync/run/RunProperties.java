package com.mantisnxt.sync.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are worked on.
 *
 * @param lease a worker that gave no sign for this long has lost its run to whoever takes it over
 * @param batch items applied in one transaction, where the connection says nothing else
 * @param look how often a paused run looks whether it may go on
 * @param tries failures in a row after which a run is given up
 */
@ConfigurationProperties("sync.run")
record RunProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("500") int batch,
        @DefaultValue("2s") Duration look,
        @DefaultValue("5") int tries) {}
