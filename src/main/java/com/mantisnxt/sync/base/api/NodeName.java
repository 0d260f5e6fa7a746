package com.mantisnxt.sync.base.api;

import java.util.regex.Pattern;
import org.apache.catalina.Engine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Ends each session's id in the name of its node, so that a proxy knows where a signed-in browser belongs. */
@Component
class NodeName implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_-]{0,32}");

    private final String name;

    NodeName(@Value("${sync.node:}") String name) {
        if (!FIT.matcher(name).matches()) {
            throw new IllegalArgumentException("SYNC_NODE has letters, digits, - and _, 32 of them at most: " + name);
        }
        this.name = name;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!name.isEmpty()) {
            factory.addContextCustomizers(
                    context -> ((Engine) context.getParent().getParent()).setJvmRoute(name));
        }
    }
}
