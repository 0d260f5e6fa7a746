package com.mantisnxt.sync.base.sleep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the database is left alone.
 *
 * @param allowed whether it ever is
 * @param after so long nobody must have asked for anything
 * @param worth no work may be due for so long, else the sleep is not worth it
 * @param look how often it is looked whether there is something to do
 */
@ConfigurationProperties("sync.sleep")
record SleepProperties(
        @DefaultValue("false") boolean allowed,
        @DefaultValue("1m") Duration after,
        @DefaultValue("10m") Duration worth,
        @DefaultValue("15s") Duration look) {}
