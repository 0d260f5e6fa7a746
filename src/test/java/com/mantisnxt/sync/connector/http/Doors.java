package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.ConnectorProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.util.unit.DataSize;

/** Ways out for tests, with short times and small sizes. */
public final class Doors {

    /** Stands for the open internet; every other address of this machine for a private network. */
    public static final String OPEN = "127.0.0.1";

    public static final String CLOSED = "127.0.0.2";

    private Doors() {}

    public static ConnectorProperties properties() {
        return new ConnectorProperties(
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(2),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(3));
    }

    public static Outgoing toOpen() {
        return toOpen(properties());
    }

    public static Outgoing toOpen(ConnectorProperties properties) {
        return new Outgoing(
                properties,
                new CheckedAddresses(
                        address -> address.equals(InetAddress.ofLiteral(OPEN)), SystemDefaultDnsResolver.INSTANCE),
                new SimpleMeterRegistry());
    }
}
