package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionNavigation {

    @Bean
    NavEntry connectionEntry() {
        return new NavEntry("connections", "connections.nav", "connections", 40, Right.READ.name());
    }
}
