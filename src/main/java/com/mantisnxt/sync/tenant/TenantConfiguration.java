package com.mantisnxt.sync.tenant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

@Configuration(proxyBeanMethods = false)
class TenantConfiguration {

    /** Through the adapter the dialect reaches entity manager factory and transaction manager alike. */
    @Bean
    JpaVendorAdapter jpaVendorAdapter(CurrentCaller currentCaller) {
        var dialect = new OrgJpaDialect(currentCaller);
        return new HibernateJpaVendorAdapter() {
            @Override
            public HibernateJpaDialect getJpaDialect() {
                return dialect;
            }
        };
    }
}
