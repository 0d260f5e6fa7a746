package com.mantisnxt.sync.isolation.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.isolation.IsolationOverview;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IsolationParts {

    @Bean
    PagePart isolationPart(IsolationOverview overview) {
        return new PagePart(
                PagePart.UPKEEP,
                10,
                none -> overview.isOpen() ? Stream.of(new IsolationPart(overview)) : Stream.empty());
    }
}
