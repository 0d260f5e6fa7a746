package com.mantisnxt.sync.progress;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(BoardProperties.class)
class ProgressConfiguration {

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    TransactionTemplate readOnlyTransaction(PlatformTransactionManager manager) {
        var template = new TransactionTemplate(manager);
        template.setReadOnly(true);
        return template;
    }
}
