package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActivityNavigation {

    @Bean
    NavEntry activityEntry() {
        return new NavEntry("activity", "activity.nav", "activity", 30, Right.READ.name());
    }
}
