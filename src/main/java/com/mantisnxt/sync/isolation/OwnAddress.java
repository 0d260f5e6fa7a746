package com.mantisnxt.sync.isolation;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this node answers. */
@Component
class OwnAddress {

    private final IsolationProperties properties;
    private final Environment environment;
    private volatile int port;

    OwnAddress(IsolationProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    URI of(String path) {
        URI set = properties.url();
        if (set != null) {
            return URI.create(set.toString().replaceAll("/$", "") + path);
        }
        if (port <= 0) {
            throw new IllegalStateException("This node answers no requests yet");
        }
        String bound = environment.getProperty("server.address", "127.0.0.1");
        String host = bound.equals("0.0.0.0") || bound.equals("::") ? "127.0.0.1" : bound;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + path);
    }
}
