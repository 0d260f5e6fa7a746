package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.connector.Connections;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connections know nothing of alerts, whose part on their page is this. */
@Configuration(proxyBeanMethods = false)
class AlertParts {

    @Bean
    PagePart muteOfAConnection(AlertServices services, Connections connections) {
        return new PagePart(
                PagePart.CONNECTION_FIRST,
                1,
                connection -> Stream.of(new ConnectionMutePart(
                        services,
                        Objects.requireNonNull(connection),
                        connections.get(connection).name())));
    }
}
