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
 * @param sourceTries how often in a row a system that does not answer is asked again, where its connection says nothing else
 * @param atOnce runs that a node works on at once
 * @param connections to the database that all of them share
 * @param kindsAtOnce kinds of record of a connection that all nodes work on at once, where the connection says nothing else
 */
@ConfigurationProperties("sync.run")
record RunProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("500") int batch,
        @DefaultValue("2s") Duration look,
        @DefaultValue("5") int tries,
        @DefaultValue("8") int sourceTries,
        @DefaultValue("500") int atOnce,
        @DefaultValue("6") int connections,
        @DefaultValue("2") int kindsAtOnce) {}
