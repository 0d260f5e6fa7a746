package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdminNavigation {

    @Bean
    NavEntry adminNavEntry() {
        return new NavEntry("admin", "admin.nav", "admin", 90, Right.ADMINISTER.name());
    }
}
