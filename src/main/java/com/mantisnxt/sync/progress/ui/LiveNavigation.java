package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveNavigation {

    @Bean
    NavEntry liveNavEntry() {
        return new NavEntry("", "live.nav", "live", 10, Right.READ.name());
    }
}
