package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Names in the page the scripts that the client would discover one after the other, each only when the one before it has
 * run; so the browser has them at hand. A development build has none of them. And has the client start as soon as it can.
 */
@Component
class EarlyScripts {

    private static final String BUILT = "classpath*:META-INF/VAADIN/webapp/VAADIN/build/";

    private final List<String> names;
    private final String atOnce;

    EarlyScripts(ResourcePatternResolver resources) throws IOException {
        names = Stream.of("FlowBootstrap-*.js", "generated-flow-imports-*.js", "FlowClient-*.js")
                .flatMap(pattern -> find(resources, pattern))
                .toList();
        atOnce = resources.getResource("classpath:page/at-once.js").getContentAsString(StandardCharsets.UTF_8);
    }

    private static Stream<String> find(ResourcePatternResolver resources, String pattern) {
        try {
            return Arrays.stream(resources.getResources(BUILT + pattern))
                    .map(Resource::getFilename)
                    .map(Objects::requireNonNull);
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** As an event it comes before the listeners that finish the page, such as the one that signs its scripts. */
    @EventListener
    void prepare(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::name);
    }

    private void name(IndexHtmlResponse page) {
        Element head = page.getDocument().head();
        head.prependChild(new Element("script").appendChild(new DataNode(atOnce)));
        names.forEach(
                name -> head.appendElement("link").attr("rel", "modulepreload").attr("href", "./VAADIN/build/" + name));
    }
}
