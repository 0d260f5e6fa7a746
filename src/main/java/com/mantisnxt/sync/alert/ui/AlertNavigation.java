package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertNews;
import com.mantisnxt.sync.alert.AlertWatch;
import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AlertNavigation {

    /** The number is of those that call for somebody. */
    @Bean
    NavEntry alertEntry(AlertWatch watch) {
        return new NavEntry(
                "alerts",
                "alert.nav",
                "alerts",
                40,
                Right.READ.name(),
                show -> watch.follow((AlertNews news) -> show.accept(news.calling())),
                true);
    }
}
